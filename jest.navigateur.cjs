/** The browser test: a real Chromium on the built sandbox page. */
const base = require('./jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = { ...base, roots: ['<rootDir>/tests/navigateur'], testPathIgnorePatterns: [], testTimeout: 300000 };
