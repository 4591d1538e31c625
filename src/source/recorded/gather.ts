import { typeOf } from '../../model/types.ts';
import type { Mistake } from '../../util/errors.ts';
import type { Answer } from './answer.ts';
import { type Answers, answersIn } from './answers.ts';
import { parseDocuments } from './documents.ts';
import { spotOf } from './lines.ts';
import { start } from './mistakes.ts';
import type { ReadFile } from './read.ts';
import { type Flaw, type Recording, recordingsIn } from './recording.ts';
import { findSpans } from './scan.ts';
import type { Fault } from './syntax.ts';

/** What one file, or all of them, say. */
export interface Gathered {
  readonly answers: readonly Answer[];
  readonly mistakes: readonly Mistake[];
  readonly notes: readonly string[];
}

type Read = Answers & { readonly recording: Recording };

const HINT = 'it should be what an AWS command prints, for example: aws rds describe-db-instances > db-instances.json';

/** The answers of one file. One without any is a mistake where it was named, and is passed over with a note in a folder. */
export function answersOf(read: ReadFile): Gathered {
  const { file, text } = read;
  const documents = parseDocuments(text);
  if (isFault(documents))
    return mistaken({
      message: `is not JSON: ${documents.message}`,
      at: { file: file.name, ...spotOf(text, documents.offset) },
    });
  if (documents.length === 0)
    return mistaken({ message: 'is empty', at: start(file.name), hint: 'the command that wrote it may have failed' });
  const found = documents.flatMap((document, index) => recordingsIn(document, [index], file));
  const parts = found.filter(isRecording).map(recording => ({ recording, ...answersIn(recording) }));
  const flaws = [...found.filter(isFlaw), ...parts.flatMap(part => part.flaws)];
  if (flaws.length === 0 && parts.every(isNothing)) return nothingIn(read);
  const answers = parts.flatMap(part => part.answers);
  return { answers, mistakes: flaws.map(flaw => mistakeOf(read, flaw)), notes: parts.flatMap(noteOf) };
}

function nothingIn({ file }: ReadFile): Gathered {
  const message = 'holds no describe output that rds-audit knows';
  if (file.direct) return mistaken({ message, at: start(file.name), hint: HINT });
  return { answers: [], mistakes: [], notes: [`${file.name} ${message}`] };
}

function mistakeOf(read: ReadFile, { pointer, message, hint }: Flaw): Mistake {
  const spot = findSpans(read.file.again(), [pointer])[0]?.start ?? { line: 1, column: 1 };
  return { message, at: { file: read.file.name, ...spot }, hint };
}

/** What a recording lacks to be of use. */
function noteOf({ recording, answers, ambiguous, flaws }: Read): readonly string[] {
  const { file, call } = recording;
  const [first, second] = ambiguous.map(type => typeOf(type).call);
  if (first !== undefined)
    return [`${file.name} may be ${first} or ${second}; name it after its command and whom it asked about`];
  if (answers.length > 0 || flaws.length > 0 || recording.input === undefined) return [];
  return [`${file.name} holds ${call === undefined ? 'a call that no rule reads' : `nothing of ${call.operation}`}`];
}

/** No answer, not even one that needs a name, nor a recording of ours. */
function isNothing({ recording, answers, ambiguous }: Read): boolean {
  return (
    answers.length === 0 && ambiguous.length === 0 && recording.input === undefined && recording.refusal === undefined
  );
}

function isFault(documents: readonly unknown[] | Fault): documents is Fault {
  return 'offset' in documents;
}

function isRecording(found: Recording | Flaw): found is Recording {
  return 'body' in found;
}

function isFlaw(found: Recording | Flaw): found is Flaw {
  return !isRecording(found);
}

function mistaken(mistake: Mistake): Gathered {
  return { answers: [], mistakes: [mistake], notes: [] };
}
