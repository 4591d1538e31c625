/** Steps through the characters of a pattern. */
export class Cursor {
  readonly letters: readonly string[];
  at = 0;

  constructor(text: string) {
    this.letters = [...text];
  }

  get next(): string | undefined {
    return this.letters[this.at];
  }

  advance(): string {
    return this.letters[this.at++] ?? '';
  }

  ahead(length: number): string {
    return this.letters.slice(this.at, this.at + length).join('');
  }

  /** Steps over a text that stands here. */
  take(text: string): boolean {
    if (this.ahead(text.length) !== text) return false;
    this.at += text.length;
    return true;
  }
}
