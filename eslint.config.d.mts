/** Lets a test lint with the house's own configuration. */
import type { Linter } from 'eslint';

declare const configuration: Linter.Config[];
export default configuration;
