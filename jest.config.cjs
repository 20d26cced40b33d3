/** Packages published as ES modules only: Jest transforms them like our own sources. */
const modulesEs = ['hucre', '@ironcalc', '@borgar', 'i18next', '@microsoft/app-manifest', 'strip-bom', 'uuid'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testPathIgnorePatterns: ['<rootDir>/tests/navigateur/'],
  transform: {
    '^.+\\.(t|j|mj)sx?$|^.+\\.mjs$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${modulesEs.join('|')})/)`],
  // Jest keeps one core for itself by default, which on two cores means one test file at a time.
  maxWorkers: '100%',
  testTimeout: 60000,
};
