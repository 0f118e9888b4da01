export { Language, Text, textIn } from './text.ts';
