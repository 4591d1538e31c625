// What the recorded scan is compared with: a program that only reads and parses the same files.
import { readFileSync } from 'node:fs';

for (const file of process.argv.slice(2)) JSON.parse(readFileSync(file, 'utf8'));
