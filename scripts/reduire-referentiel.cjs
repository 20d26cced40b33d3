/**
 * Gives the reduced reference data as an object or as JSON text.
 * Required by the bundler's configuration; run alone, it writes the JSON to the path given (or to the standard output).
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { reduire } = require('../src/domaine/geographie/reduire-referentiel.cjs');

function lire(nom) {
  return JSON.parse(readFileSync(require.resolve(`@etalab/decoupage-administratif/data/${nom}.json`), 'utf8'));
}

function donneesReduites() {
  return reduire(lire('communes'), lire('epci'), lire('departements'));
}

function referentielJson() {
  return JSON.stringify(donneesReduites());
}

module.exports = { reduire, donneesReduites, referentielJson };

if (require.main === module) {
  const destination = process.argv[2];
  if (destination === undefined) process.stdout.write(referentielJson());
  else writeFileSync(destination, referentielJson());
}
