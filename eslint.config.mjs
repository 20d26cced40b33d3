import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';
import officeAddins from 'eslint-plugin-office-addins';
import reactHooks from 'eslint-plugin-react-hooks';

/** The walls of the house: each folder names the folders that it may not look into. */
const murs = {
  domaine: ['classeur', 'excel', 'fichier', 'volet', 'sandbox'],
  classeur: ['excel', 'fichier', 'volet', 'sandbox'],
  excel: ['fichier', 'volet', 'sandbox'],
  fichier: ['excel', 'volet', 'sandbox'],
  volet: ['sandbox'],
  sandbox: ['domaine', 'classeur', 'excel', 'fichier', 'volet'],
};
const paquetsInterdits = {
  domaine: ['react', 'react-dom', '@fluentui/*', 'hucre', '@ironcalc/*', '@microsoft/office-js'],
  classeur: ['react', 'react-dom', '@fluentui/*', 'hucre', '@ironcalc/*', '@microsoft/office-js'],
  excel: ['react', 'react-dom', '@fluentui/*', 'hucre', '@ironcalc/*'],
  fichier: ['react', 'react-dom', '@fluentui/*', '@ironcalc/*'],
  volet: ['hucre', '@ironcalc/*'],
  sandbox: ['@fluentui/*'],
};

/** What exists in a browser, in Excel or in Node, and that the rules of a workbook must not need. */
const navigateur = ['document', 'window', 'navigator', 'localStorage', 'sessionStorage', 'indexedDB', 'location', 'history', 'self'];
const reseau = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];
const office = ['Excel', 'Office', 'OfficeExtension', 'OfficeRuntime'];
const noeud = ['process', 'Buffer', 'require', 'module', '__dirname', '__filename'];
const partout = ['globalThis', 'global', 'eval', 'Function'];
const globauxInterdits = {
  domaine: [...navigateur, ...reseau, ...office, ...noeud, ...partout],
  classeur: [...navigateur, ...reseau, ...office, ...noeud, ...partout],
  excel: [...reseau, ...noeud],
  fichier: [...navigateur, ...reseau, ...office],
  // The theme of the host is Office's to say; the workbook is only reached through excel/.
  volet: ['Excel', 'OfficeExtension', ...noeud],
  sandbox: [],
};

const echapper = (texte) => texte.replace(/[/.*+?^${}()|[\]\\]/g, '\\$&');
/** `src/<room>` and all below it, from wherever it is looked at. */
const cheminDe = (salles) => `(?:^|\\/)(?:${salles.join('|')})(?:\\/|$)`;
const paquetDe = (paquets) => `^(?:${paquets.map((nom) => echapper(nom.replace('/*', ''))).join('|')})(?:\\/|$)`;
/** With or without `node:`. */
const modulesDeNode = `^(?:node:|(?:${builtinModules.map(echapper).join('|')})$)`;
const sansNode = ['domaine', 'classeur'];

/** `no-restricted-imports` sees neither `import('…')` nor the type `import('…').Nom`: the same walls, for these. */
function syntaxesInterdites(salle) {
  const interdits = [cheminDe(murs[salle]), paquetDe(paquetsInterdits[salle]), ...(sansNode.includes(salle) ? [modulesDeNode] : [])];
  return [
    ...interdits.flatMap((motif) =>
      [`ImportExpression > Literal.source[value=/${motif}/]`, `TSImportType Literal[value=/${motif}/]`].map((selector) => ({
        selector,
        message: `${salle}/ ne connaît pas ce module, même importé à la demande.`,
      })),
    ),
    // Types are globals too, and `no-restricted-globals` looks at values only.
    {
      selector: `TSQualifiedName[left.name=/^(?:${globauxInterdits[salle].join('|')})$/]`,
      message: `${salle}/ ne connaît pas ce type.`,
    },
    { selector: 'ImportExpression > :not(Literal).source', message: 'Un import à la demande nomme son module en toutes lettres.' },
  ];
}

const BOUCLES = ':matches(ForStatement, ForInStatement, ForOfStatement, WhileStatement, DoWhileStatement)';
const PARCOURS = 'CallExpression[callee.property.name=/^(forEach|map|flatMap|filter|reduce|some|every|find)$/] > :function';
const SYNC = "CallExpression[callee.property.name='sync']";
/** The rule of Microsoft's plugin looks at a variable named `context` only, and at loops that are statements only. */
const syncEnBoucle = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { boucle: 'sync() dans une boucle fait une requête par tour : chargez tout, puis envoyez une fois.' },
  },
  create: (contexte) => ({
    [`:matches(${BOUCLES} ${SYNC}, ${PARCOURS} ${SYNC})`]: (noeudSync) => contexte.report({ node: noeudSync, messageId: 'boucle' }),
  }),
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'tests/.artefacts/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  ...Object.entries(murs).map(([salle, interdites]) => ({
    files: [`src/${salle}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...interdites.map((autre) => ({ group: [`**/${autre}/**`, `**/${autre}`], message: `${salle}/ ne connaît pas ${autre}/.` })),
            { group: paquetsInterdits[salle], message: `${salle}/ ne connaît pas ce paquet.` },
            ...(sansNode.includes(salle)
              ? [{ regex: modulesDeNode, message: `${salle}/ tourne aussi dans le navigateur, sans Node.` }]
              : []),
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...syntaxesInterdites(salle)],
      'no-restricted-globals': [
        'error',
        ...globauxInterdits[salle].map((name) => ({ name, message: `${salle}/ ne connaît pas ${name}.` })),
      ],
    },
  })),
  {
    files: ['src/excel/**/*.ts'],
    plugins: { 'office-addins': officeAddins, negoflux: { rules: { 'sync-en-boucle': syncEnBoucle } } },
    rules: {
      'negoflux/sync-en-boucle': 'error',
      // no-empty-load is left out: it takes a named list of properties for an empty one.
      'office-addins/no-navigational-load': 'error',
      'office-addins/no-office-initialize': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
    },
  },
  {
    files: ['src/volet/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['**/*.cjs', 'webpack.config.js'], rules: { '@typescript-eslint/no-require-imports': 'off', 'no-console': 'off' } },
  // The demonstration has no other place for a technical detail than the browser's console.
  { files: ['src/sandbox/page/**'], rules: { 'no-console': ['error', { allow: ['error'] }] } },
  { files: ['scripts/**', 'src/fichier/cli.ts', 'tests/**'], rules: { 'no-console': 'off' } },
);
