import { etudier } from '../../src/domaine/decisions/etudier';
import { MEMOIRE_VIDE } from '../../src/domaine/decisions/memoire';
import type { Decision } from '../../src/domaine/decisions/decisions';
import { CORRESPONDANCE, feuille, OPTIONS } from './outils';

const accepter = (cle: string, valeurRetenue: string): Decision => ({
  action: 'accepter',
  portee: 'genre',
  cle,
  valeurRetenue,
  decideLe: null,
});

test('les taux de rotation déclarés sont contrôlés avec le reste, et une remarque sur eux s’ignore comme une autre', () => {
  const lignes = feuille({}, {}).map((ligne, rang) => [...ligne, rang === 0 ? 'Taux de rotation' : '40 %']);
  const correspondance = { ...CORRESPONDANCE, ignorees: [{ colonne: CORRESPONDANCE.colonnes.length, entete: 'Taux de rotation' }] };
  const [taux] = etudier(lignes, correspondance, OPTIONS, MEMOIRE_VIDE).dossier.anomalies.filter(({ regle }) => regle === 'V15');
  expect(taux).toMatchObject({ valeurLue: '40 %', etat: 'ouverte' });
  const decisions: readonly Decision[] = [
    { action: 'ignorer', portee: 'une', cle: taux?.identite ?? '', motif: 'vérifié', decideLe: null },
  ];
  const { dossier } = etudier(lignes, correspondance, OPTIONS, { ...MEMOIRE_VIDE, decisions });
  expect(dossier.anomalies.find(({ regle }) => regle === 'V15')?.etat).toBe('ignoree');
  expect(dossier.orphelines).toEqual([]);
});

test('ce qu’une décision corrige ne passe pas pour une lecture, et quitte les remarques à traiter', () => {
  const lignes = feuille({ qpv: '?', reservataire: 'A.L.S.' });
  const { inventaire, dossier } = etudier(lignes, CORRESPONDANCE, OPTIONS, {
    ...MEMOIRE_VIDE,
    decisions: [accepter('V05 | qpv | ?', 'Non')],
  });
  expect(dossier.traces.filter(({ indicateur }) => indicateur === 'qpv')).toEqual([]);
  expect(dossier.traces).toContainEqual(expect.objectContaining({ indicateur: 'reservataire', lu: 'A.L.S.', compris: 'Action Logement' }));
  expect(inventaire.anomalies.filter(({ regle }) => regle === 'V05')).toEqual([]);
  expect(dossier.anomalies.find(({ regle }) => regle === 'V05')).toMatchObject({ etat: 'corrigee', valeurRetenue: 'Non' });
});
