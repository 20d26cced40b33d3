/* Serves the built sandbox page on this machine only, and prints its address. */
const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');

const RACINE = path.resolve(__dirname, '..', 'dist', 'sandbox');
const PORT = Number(process.env.PORT || 3000);
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The page may load nothing from elsewhere: the inventory stays in the browser. */
const SECURITE =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

function fichierDemande(url) {
  const chemin = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  const fichier = path.join(RACINE, chemin === '/' ? 'index.html' : chemin);
  return fichier.startsWith(RACINE + path.sep) ? fichier : null;
}

const serveur = http.createServer((requete, reponse) => {
  let fichier = null;
  try {
    fichier = fichierDemande(requete.url);
  } catch {
    fichier = null; // an address that cannot be decoded is an address that does not exist
  }
  if (!fichier || !fs.existsSync(fichier) || fs.statSync(fichier).isDirectory()) {
    reponse.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    reponse.end('Page introuvable');
    return;
  }
  reponse.writeHead(200, {
    'content-type': TYPES[path.extname(fichier)] || 'application/octet-stream',
    'content-security-policy': SECURITE,
    'cache-control': 'no-store',
  });
  fs.createReadStream(fichier).pipe(reponse);
});

serveur.on('error', (erreur) => {
  if (erreur.code === 'EADDRINUSE') {
    console.error(`Le port ${PORT} est déjà utilisé. Choisissez-en un autre : PORT=${PORT + 1} npm start`);
    process.exit(1);
  }
  throw erreur;
});
serveur.listen(PORT, '127.0.0.1', () => {
  console.log(`Négoflux est prêt : http://localhost:${serveur.address().port}/`);
});
