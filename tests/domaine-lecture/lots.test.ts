import fc from 'fast-check';
import { bienParLigne } from '../../src/domaine/bien-par-ligne';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { Anomalie } from '../../src/domaine/inventaire';
import { lireInventaireParLots } from '../../src/domaine/lecture/lire-inventaire';
import { Rapporteur } from '../../src/domaine/lecture/rapporteur';
import { REGLES } from '../../src/domaine/lecture/regles';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { ValeursUniques } from '../../src/domaine/lecture/valeurs-uniques';
import { GRAVITES, ordonner, rangDeLaGravite, rangDeLaRegle } from '../../src/domaine/qualite/ordonner';
import { creerBiens } from '../outils/inventaires';

test('la lecture rend la main au moins toutes les mille lignes, et la conclusion en plusieurs fois', () => {
  const lignes = [['N° UG', 'RPLS', 'Dépt'], ...Array.from({ length: 12_500 }, (_, rang) => [`R${rang}`, '??', 'ZZ'])];
  const options = { referentiel: chargerReferentielNode(), exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
  const lots = lireInventaireParLots(lignes, reconnaitreColonnes(lignes), options, 1000);
  const lues: number[] = [];
  let pas = lots.next();
  for (; pas.done !== true; pas = lots.next()) lues.push(pas.value.lues);
  const avances = lues.map((l, rang) => l - (lues[rang - 1] ?? 0));
  expect(Math.max(...avances)).toBe(1000);
  expect(lues.at(-1)).toBe(lignes.length);
  // Repeated values, names, then some 37 000 sentences: the conclusion has steps of its own.
  expect(lues.filter((l) => l === lignes.length).length).toBeGreaterThan(5);
  expect(pas.value.biens).toHaveLength(12_500);
});

test('les doublons et les phrases se font par étapes, sans en perdre', () => {
  const uniques = new ValeursUniques();
  for (let rang = 0; rang < 50_000; rang += 1) uniques.noter(String(rang % 49_999), rang);
  const doublons = uniques.doublons();
  let etapes = 0;
  let pas = doublons.next();
  for (; pas.done !== true; pas = doublons.next()) etapes += 1;
  expect(etapes).toBe(3);
  expect(pas.value).toEqual([{ valeur: '0', premiere: 0, autres: [49_999] }]);

  const rapporteur = new Rapporteur(new Map([['qpv', 2]]), 1, 1);
  for (let rang = 0; rang < 12_000; rang += 1)
    rapporteur.signaler(rang, { gravite: 'alerte', regle: 'V05', indicateur: 'qpv', message: () => `phrase ${rang}` });
  expect(rapporteur.anomalies).toEqual([]);
  expect([...rapporteur.rediger()]).toHaveLength(2);
  expect(rapporteur.anomalies).toHaveLength(12_000);
  expect(rapporteur.anomalies[11_999]).toMatchObject({ cellule: 'C12000', message: 'Cellule C12000 : phrase 11999' });
});

test('le logement d’une ligne est celui que trouverait une recherche parmi tous, dans l’ordre ou non', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), fc.boolean(), (numeros, ranges) => {
      const lignes = ranges ? [...numeros].sort((a, b) => a - b) : numeros;
      const biens = creerBiens(lignes.map((ligneSource) => [1, { ligneSource }] as const));
      const trouver = bienParLigne(biens);
      for (let l = 0; l <= 61; l += 1) expect(trouver(l)).toBe(biens.find(({ ligneSource }) => ligneSource === l));
    }),
  );
});

test('les remarques se rangent par gravité, par règle puis par ligne, dans l’ordre de la lecture à égalité', () => {
  const remarque = fc.record({
    gravite: fc.constantFrom(...GRAVITES),
    regle: fc.constantFrom(...REGLES.map(({ id }) => id), 'INCONNUE'),
    ligneSource: fc.integer({ min: 0, max: 5 }),
    message: fc.string(),
  });
  fc.assert(
    fc.property(fc.array(remarque), (tirees) => {
      const anomalies = tirees.map((tiree): Anomalie => ({ ...tiree, indicateur: null, cellule: null, valeurLue: '', correction: null }));
      const attendues = [...anomalies].sort(
        (a, b) =>
          rangDeLaGravite(a.gravite) - rangDeLaGravite(b.gravite) ||
          rangDeLaRegle(a.regle) - rangDeLaRegle(b.regle) ||
          a.ligneSource - b.ligneSource,
      );
      expect(ordonner(anomalies)).toEqual(attendues);
    }),
  );
});
