import { type TypeName, typeOf } from '../../model/types.ts';
import { isRecord, type Resource } from '../../model/value.ts';
import type { Answer } from './answer.ts';
import { isSingle, RECORDED_TYPES } from './calls.ts';
import { askedIds, listingOf } from './metrics.ts';
import { pageOf } from './pages.ts';
import type { Flaw, Recording } from './recording.ts';
import { scopeHint } from './scope-hint.ts';
import { subjectInput } from './subjects.ts';
import { formFlaw, hasForm, isAmbiguous, isWritten, pointerTo, valueIn } from './written.ts';

/** What a recording says, type by type. */
export interface Answers {
  readonly answers: readonly Answer[];
  readonly flaws: readonly Flaw[];
  /** Types of which it may be, where nothing says of which one. */
  readonly ambiguous: readonly TypeName[];
}

/** Reads a recording by the keys it has; its call decides only where these do not. */
export function answersIn(recording: Recording): Answers {
  if (recording.call?.lists !== undefined) return { answers: [listing(recording)], flaws: [], ambiguous: [] };
  if (recording.refusal !== undefined) return { answers: refused(recording), flaws: [], ambiguous: [] };
  const written = RECORDED_TYPES.filter(type => isWritten(recording, type));
  const flawed = written.filter(type => !hasForm(recording, type));
  const ambiguous = written.filter(type => isAmbiguous(recording, type));
  const sound = written.filter(type => !flawed.includes(type) && !ambiguous.includes(type));
  const answers = sound.map(type => answerOf(type, recording));
  const hint = scopeHint(recording, answers);
  return {
    answers: answers.map(answer => ({ ...answer, hint })),
    flaws: [...flawed.map(type => formFlaw(recording, type)), ...answers.flatMap(rowFlaws)],
    ambiguous,
  };
}

/** Whom there is to ask about. */
function listing(recording: Recording): Answer {
  const { file, pointer, body, call, recordedAt } = recording;
  const [type = 'Detector'] = call?.types ?? [];
  const names = body[call?.lists ?? ''];
  const listed = Array.isArray(names) ? names.filter(name => typeof name === 'string') : [];
  const refusal = recording.refusal && { ...recording.refusal, call: call?.operation };
  const page = pageOf(type, recording);
  return {
    file,
    type,
    pointer,
    items: [],
    rows: [],
    page,
    listed,
    recordedAt,
    refusal,
    hint: scopeHint(recording, []),
  };
}

function refused(recording: Recording): readonly Answer[] {
  const { file, pointer, call, refusal } = recording;
  const hint = scopeHint(recording, []);
  return (call?.types ?? []).map(type => {
    const page = pageOf(type, recording);
    const about = aboutOf(type, recording, []);
    return {
      file,
      type,
      pointer,
      items: [],
      rows: [],
      page,
      ...about,
      recordedAt: recording.recordedAt,
      refusal,
      hint,
    };
  });
}

function answerOf(type: TypeName, recording: Recording): Answer {
  const { file, recordedAt } = recording;
  const value = valueIn(recording, type);
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const rows = items.every(isRecord) ? items : items.filter(isRecord);
  const pointer = pointerTo(recording, type);
  return {
    file,
    type,
    pointer,
    items,
    rows,
    recordedAt,
    page: pageOf(type, recording),
    ...aboutOf(type, recording, rows),
  };
}

/** Whom or what an answer is about; measures are asked for many at once. */
function aboutOf(type: TypeName, recording: Recording, rows: readonly Resource[]): Pick<Answer, 'subject' | 'asked'> {
  if (type !== 'MetricData') return { subject: subjectOf(type, recording, rows) };
  return { subject: listingOf(recording.input), asked: askedIds(recording.input) };
}

/** The answer itself, the request or the file's name says whom it is about. */
function subjectOf(type: TypeName, { call, input }: Recording, rows: readonly Resource[]): string | undefined {
  const field = subjectInput(type);
  if (field === undefined) return undefined;
  const own = isSingle(type) ? rows[0]?.[typeOf(type).id] : undefined;
  const named = call?.types.includes(type) ? call.subject : undefined;
  return [own, input?.[field], named].find(value => typeof value === 'string' && value !== '')?.toString();
}

function rowFlaws({ type, items, rows, pointer }: Answer): readonly Flaw[] {
  if (items.length === rows.length) return [];
  const index = items.findIndex(item => !isRecord(item));
  return [{ pointer: [...pointer, index], message: `an element of ${typeOf(type).answer} is not an object` }];
}
