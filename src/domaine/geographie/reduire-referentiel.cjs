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
