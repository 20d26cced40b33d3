import { indexerRapprochements } from '../../src/domaine/decisions/rapprochements';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { nomsLus } from '../../src/domaine/reservataires/noms-lus';
import { decider, rapprocher, rapprocherParLots } from '../../src/domaine/reservataires/rapprocher';
import { CORRESPONDANCE, feuille, OPTIONS } from './outils';

const LIGNES = feuille(
  { reservataire: 'Mutuelle des Tisserands' },
  { reservataire: 'MUTUELLE DES TISSERANDS' },
  { reservataire: 'Mutuelle des Tiserands' },
  { reservataire: 'Mairie de Colomiers' },
  { reservataire: 'Ville de Colomiers' },
  { reservataire: 'ALS / Mairie de Colomiers' },
  { reservataire: '' },
);

test('l’utilisateur décide une fois, la lecture suivante n’a plus qu’un nom et plus de remarque', () => {
  const avant = lireInventaire(LIGNES, CORRESPONDANCE, OPTIONS);
  const nomsADecider = (lu: typeof avant) => lu.anomalies.filter(({ regle, valeurLue }) => regle === 'V09' && valeurLue !== '');
  expect(nomsADecider(avant)).toHaveLength(2);
  const noms = nomsLus(LIGNES, CORRESPONDANCE, OPTIONS.premiereLigne, avant.biens);
  expect(noms).toHaveLength(6);
  expect(noms[0]).toEqual({ nom: 'Mutuelle des Tisserands', nombre: 1, departement: '31', commune: '31149' });
  const { surs, multiples, incertains } = rapprocher(noms, OPTIONS.referentiel);
  expect(surs.map(({ nomRetenu, ecritures }) => [nomRetenu, ecritures.length])).toEqual([['Commune de Colomiers', 2]]);
  expect(multiples).toEqual([{ nom: 'ALS / Mairie de Colomiers', nombre: 1, noms: ['Action Logement', 'Commune de Colomiers'] }]);
  const choix = { nomRetenu: 'Mutuelle des Tisserands', categorie: 'autre' } as const;
  const rapprochements = incertains.flatMap(({ ecritures }) => decider(ecritures, choix, '2026-01-31'));
  const apres = lireInventaire(LIGNES, CORRESPONDANCE, { ...OPTIONS, rapprochements: indexerRapprochements(rapprochements) });
  expect(nomsADecider(apres)).toEqual([]);
  expect(apres.biens.map(({ reservataires }) => reservataires.join('+'))).toEqual([
    ...Array<string>(3).fill('Mutuelle des Tisserands'),
    ...Array<string>(2).fill('Commune de Colomiers'),
    'Action Logement+Commune de Colomiers',
    'NON_RESERVE',
  ]);
  expect(apres.categories.get('Mutuelle des Tisserands')).toBe('autre');
});

test('le découpage choisi peut n’admettre aucun séparateur', () => {
  const entier = lireInventaire(LIGNES, CORRESPONDANCE, { ...OPTIONS, decoupage: { separateurs: [] } });
  expect(entier.biens[5]?.reservataires).toEqual(['ALS / Mairie de Colomiers']);
});

test('trois cents noms inconnus sur plusieurs départements se rapprochent un à un : chacun laisse répondre le volet', () => {
  const noms = Array.from({ length: 300 }, (_, rang) => ({
    nom: `Association ${String.fromCharCode(97 + (rang % 26))}${(rang * 7919).toString(36)} logement`,
    nombre: 1,
    departement: ['31', '81', '82', '09'][rang % 4] ?? null,
    commune: null,
  }));
  const lots = rapprocherParLots(noms, OPTIONS.referentiel);
  let pauses = 0;
  for (let pas = lots.next(); ; pas = lots.next()) {
    if (pas.done === true) {
      expect(pas.value.incertains).toHaveLength(300);
      break;
    }
    pauses += 1;
  }
  expect(pauses).toBeGreaterThanOrEqual(300);
});
