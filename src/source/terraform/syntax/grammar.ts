import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type RawTree, toRaw } from './raw.ts';

/** Reads a piece of HCL whose first character stands at `base` of its file. */
export type ReadTree = (text: string, base?: number) => RawTree;

const RUNTIME = 'web-tree-sitter/web-tree-sitter.wasm';
const TERRAFORM = '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm';

let loading: Promise<ReadTree> | undefined;

/** The grammar's parser; WebAssembly is loaded at the first call and kept. */
export function loadGrammar(): Promise<ReadTree> {
  loading ??= load();
  return loading;
}

async function load(): Promise<ReadTree> {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init({ wasmBinary: wasm(RUNTIME) });
  const language = await Language.load(wasm(TERRAFORM));
  const treeOf: ReadTree = (text, base) => {
    const parser = new Parser().setLanguage(language);
    const tree = parser.parse(text);
    if (tree === null) throw new Error('the HCL parser gave no tree');
    const raw = toRaw(tree, base ?? 0);
    tree.delete();
    parser.delete();
    return raw;
  };
  return (text, base) => {
    const tree = treeOf(text, base);
    const plain = tree.broken ? withoutExponents(text) : text;
    return plain === text ? tree : treeOf(plain, base);
  };
}

/** The grammar knows no `1e9`, which has a digit's shape; what a number is worth is read from the text itself. */
function withoutExponents(text: string): string {
  return text.replace(/(?<![\w.])\d+[eE][-+]?\d+(?!\w)/g, number => '1'.repeat(number.length));
}

/** Beside the bundle under the file's own name, else from the package that brings it. */
function wasm(module: string): Uint8Array {
  const name = module.slice(module.lastIndexOf('/') + 1);
  const built = [`./${name}`, `../${name}`].map(path => new URL(path, import.meta.url)).find(url => existsSync(url));
  return readFileSync(built ?? createRequire(import.meta.url).resolve(module));
}
