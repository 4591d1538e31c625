import type { Mistake } from '../../util/errors.ts';
import { didYouMean } from '../../util/suggest.ts';

/** Names of `--parameter` that occur in no template: heeding none of them would leave a default in force unnoticed. */
export function undeclaredParameters(
  given: Iterable<string>,
  files: readonly ({ readonly text: string } | Mistake)[],
): readonly Mistake[] {
  const texts = files.flatMap(file => ('text' in file ? [file.text] : []));
  const missing = [...given].filter(name => !texts.some(text => text.includes(name)));
  const hint = 'a template declares them under Parameters';
  return texts.length === 0 ? [] : missing.map(name => ({ message: `no template has a parameter ${name}`, hint }));
}

/** Names of `--var` that no root declares. */
export function undeclaredVariables(given: Iterable<string>, declared: ReadonlySet<string>): readonly Mistake[] {
  const missing = [...given].filter(name => !declared.has(name));
  return missing.map(name => ({
    message: `no Terraform root declares a variable ${name}`,
    hint: didYouMean(name, declared) ?? 'a root declares them in variable blocks',
  }));
}
