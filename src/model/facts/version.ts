/**
 * Whether a version is at or above a bound, part by part: 12.4.1 is above 12.4. Undefined where the shorter one could be
 * either ("12" against "12.4") or a part is no number.
 */
export function atLeast(version: string, bound: string): boolean | undefined {
  const parts = version.split('.');
  for (const [i, wanted] of bound.split('.').entries()) {
    const part = parts[i];
    if (part === undefined || !/^\d+$/.test(part) || !/^\d+$/.test(wanted)) return undefined;
    if (Number(part) !== Number(wanted)) return Number(part) > Number(wanted);
  }
  return true;
}
