/* Builds the task pane (what Excel loads) and the sandbox page (the embedded demonstration). Both are static files. */
const path = require('path');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const paquet = require('./package.json');

/** Where an add-in in production is served from: replaces the address of the development server in the manifest. */
const ORIGINE_DEV = 'https://localhost:3000';
const ORIGINE_PRODUCTION = process.env.NEGOFLUX_ORIGINE || 'https://negoflux.example';
/** Excel loads office.js from Microsoft's CDN; `NEGOFLUX_OFFICE_JS` names an own copy for closed networks. */
const OFFICE_JS = process.env.NEGOFLUX_OFFICE_JS || 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

module.exports = (env = {}, argv = {}) => {
  const production = argv.mode === 'production';
  const bacASable = env.sandbox === true || env.sandbox === 'true';
  return {
    mode: production ? 'production' : 'development',
    target: ['web', 'es2022'],
    devtool: production ? false : 'source-map',
    entry: { volet: './src/volet/index.tsx', ...(bacASable ? { page: './src/sandbox/page/page.tsx' } : {}) },
    output: {
      path: path.resolve(__dirname, bacASable ? 'dist/sandbox' : 'dist/complement'),
      filename: '[name].[contenthash:8].js',
      chunkFilename: '[name].[contenthash:8].js',
      assetModuleFilename: '[name].[contenthash:8][ext]',
      publicPath: '',
      clean: true,
    },
    resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'swc-loader',
          options: {
            jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
          },
        },
        { test: /\.css$/, use: ['style-loader', 'css-loader'] },
        { test: /\.wasm$/, type: 'asset/resource' },
      ],
    },
    plugins: [
      new HtmlPlugin({
        filename: 'volet.html',
        template: './src/volet/volet.html',
        chunks: ['volet'],
        officeJs: bacASable ? 'office/office.js' : OFFICE_JS,
        sandbox: bacASable,
        version: paquet.version,
      }),
      ...(bacASable ? [new HtmlPlugin({ filename: 'index.html', template: './src/sandbox/page/page.html', chunks: ['page'] })] : []),
      new CopyPlugin({
        patterns: [
          { from: 'assets/*.png', to: 'assets/[name][ext]' },
          {
            from: 'node_modules/@etalab/decoupage-administratif/data/communes.json',
            to: 'referentiel.json',
            transform: () => require('./scripts/reduire-referentiel.cjs').referentielJson(),
          },
          ...(bacASable ? fichiersDuBacASable() : [manifeste(production)]),
        ],
      }),
    ],
    performance: { hints: false },
    stats: 'errors-warnings',
  };
};

/** The genuine office.js, unmodified, and the example inventory. Never part of what is delivered to Excel. */
function fichiersDuBacASable() {
  const officeJs = 'node_modules/@microsoft/office-js/dist';
  return [
    { from: `${officeJs}/office.js`, to: 'office/office.js', info: { minimized: true } },
    { from: `${officeJs}/excel-win32-16.01.js`, to: 'office/excel-win32-16.01.js', info: { minimized: true } },
    { from: `${officeJs}/o15apptofilemappingtable.js`, to: 'office/o15apptofilemappingtable.js', info: { minimized: true } },
    { from: `${officeJs}/fr-fr/office_strings.js`, to: 'office/fr-fr/office_strings.js', info: { minimized: true } },
    { from: `${officeJs}/en-us/office_strings.js`, to: 'office/en-us/office_strings.js', info: { minimized: true } },
    { from: 'assets/inventaire-exemple.xlsx', to: 'inventaire-exemple.xlsx' },
    { from: 'src/sandbox/page/*.js', to: '[name][ext]', noErrorOnMissing: true, info: { minimized: true } },
  ];
}

function manifeste(production) {
  return {
    from: 'manifest.xml',
    to: 'manifest.xml',
    transform: (contenu) => (production ? contenu.toString().replaceAll(ORIGINE_DEV, ORIGINE_PRODUCTION) : contenu),
  };
}
