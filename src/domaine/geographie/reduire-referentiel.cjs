/**
 * Reduces the official territorial data to what the reading of an inventory needs, in a compact form.
 * Plain CommonJS, because the bundler's configuration and the tests both require this one implementation.
 */

/** Postal codes mostly start like the INSEE code: only the last three digits are kept then. */
function codesPostaux(commune) {
  return (commune.codesPostaux ?? []).map((code) => (code.slice(0, 2) === commune.code.slice(0, 2) ? code.slice(2) : code)).join(',');
}

function ecrireCommune(commune) {
  return `${commune.code}${commune.nom}|${codesPostaux(commune)}`;
}

/**
 * Codes changed outside any merger, that the source does not list: Mayotte became a département (985 to 976),
 * Saint-Barthélemy and Saint-Martin left Guadeloupe in 2007.
 */
const CODES_CHANGES = [
  ['97123', '97701'],
  ['97127', '97801'],
];
for (let rang = 1; rang <= 17; rang += 1) {
  const fin = String(rang).padStart(2, '0');
  CODES_CHANGES.push([`985${fin}`, `976${fin}`]);
}

function reduire(communes, epci, departements) {
  const indexParCommune = new Map();
  epci.forEach((groupement, index) => {
    for (const membre of groupement.membres) indexParCommune.set(membre.code, index);
  });
  // One list per EPCI spares repeating its index on every commune; the last list is for communes without an EPCI.
  const listes = Array.from({ length: epci.length + 1 }, () => []);
  const arrondissements = [];
  const anciennes = [];
  const vues = new Set();
  for (const commune of communes) {
    if (commune.type === 'commune-actuelle') {
      vues.add(commune.code);
      listes[indexParCommune.get(commune.code) ?? epci.length].push(ecrireCommune(commune));
    } else if (commune.type === 'arrondissement-municipal') {
      vues.add(commune.code);
      arrondissements.push(`${commune.commune}${ecrireCommune(commune)}`);
    }
  }
  for (const commune of communes) {
    if (commune.type === 'commune-deleguee' || commune.type === 'commune-associee') {
      // A delegated commune may bear the code of the new one: only its name is worth keeping then.
      anciennes.push(`${commune.code}${commune.chefLieu}${commune.nom}`);
    }
  }
  const delegues = new Set(anciennes.map((ligne) => ligne.slice(0, 5)));
  for (const commune of communes) {
    for (const ancien of commune.anciensCodes ?? []) {
      if (commune.type !== 'commune-actuelle' || vues.has(ancien) || delegues.has(ancien)) continue;
      anciennes.push(`${ancien}${commune.code}`);
      delegues.add(ancien);
    }
  }
  for (const [ancien, actuel] of CODES_CHANGES) {
    if (vues.has(actuel) && !vues.has(ancien) && !delegues.has(ancien)) anciennes.push(`${ancien}${actuel}`);
  }
  return {
    version: 1,
    departements: departements.map((departement) => [departement.code, departement.nom]),
    epci: epci.map((groupement) => [groupement.code, groupement.nom]),
    communes: listes.map((liste) => liste.join(';')),
    arrondissements: arrondissements.join(';'),
    anciennes: anciennes.join(';'),
  };
}

module.exports = { reduire };
