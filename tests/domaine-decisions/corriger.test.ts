import { corriger, type InventaireCorrige } from '../../src/domaine/decisions/corriger';
import { fusionnerDecisions, type Decision } from '../../src/domaine/decisions/decisions';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { CORRESPONDANCE, feuille, OPTIONS } from './outils';

type Lignes = readonly (readonly ValeurCellule[])[];
const appliquer = (lignes: Lignes, decisions: readonly Decision[] = []): InventaireCorrige =>
  corriger(lignes, CORRESPONDANCE, OPTIONS, decisions);
/** Colonnes attendues absentes de la feuille d’essai : hors sujet ici. */
const suivies = ({ anomalies }: InventaireCorrige) => anomalies.filter(({ cellule }) => cellule !== null);
const resume = (resultat: InventaireCorrige) =>
  suivies(resultat).map(({ cellule, regle, etat, valeurRetenue }) => [cellule, regle, etat, valeurRetenue]);
const accepter = (cle: string, valeurRetenue: string | null, portee: 'une' | 'genre' = 'une'): Decision => ({
  action: 'accepter',
  portee,
  cle,
  valeurRetenue,
  decideLe: '2026-01-31',
});
const ignorer = (cle: string, motif: string, portee: 'une' | 'genre' = 'une'): Decision => ({
  action: 'ignorer',
  portee,
  cle,
  motif,
  decideLe: null,
});

test('sans décision, tout reste ouvert et rien n’est corrigé', () => {
  const resultat = appliquer(feuille({ qpv: '?' }, {}));
  expect(resume(resultat)).toEqual([['H4', 'V05', 'ouverte', null]]);
  expect(suivies(resultat)[0]?.identite).toBe('V05 | qpv | ? | RPLS 0100000001');
  expect(resultat.corrections).toEqual([]);
  expect(resultat.sansEffet).toEqual([]);
});

test('une valeur acceptée remplace la valeur lue, l’anomalie devient corrigée et garde sa trace', () => {
  const lignes = feuille({ qpv: '?' }, { qpv: '?' });
  const avant = JSON.stringify(lignes);
  const resultat = appliquer(lignes, [accepter('V05 | qpv | ? | RPLS 0100000001', 'Non')]);
  expect(resultat.inventaire.biens.map(({ qpv }) => qpv)).toEqual([false, null]);
  expect(resume(resultat)).toEqual([
    ['H4', 'V05', 'corrigee', 'Non'],
    ['H5', 'V05', 'ouverte', null],
  ]);
  expect(resultat.corrections).toEqual([
    { identite: 'V05 | qpv | ? | RPLS 0100000001', indicateur: 'qpv', ligneSource: 4, colonne: 6, avant: '?', apres: 'Non' },
  ]);
  expect(resultat.anomalies.find(({ etat }) => etat === 'corrigee')).toMatchObject({
    valeurLue: '?',
    decision: { decideLe: '2026-01-31' },
  });
  expect(JSON.stringify(lignes)).toBe(avant);
});

test('« toutes les valeurs de ce genre » vaut pour chaque ligne, sauf celle qui a sa propre décision', () => {
  const lignes = feuille({ qpv: '?' }, { qpv: '?' }, { qpv: 'bleu' });
  const resultat = appliquer(lignes, [
    accepter('V05 | qpv | ?', 'Oui', 'genre'),
    ignorer('V05 | qpv | ? | RPLS 0100000002', 'attente du périmètre'),
  ]);
  expect(resultat.inventaire.biens.map(({ qpv }) => qpv)).toEqual([true, null, null]);
  expect(resume(resultat)).toEqual([
    ['H4', 'V05', 'corrigee', 'Oui'],
    ['H5', 'V05', 'ignoree', null],
    ['H6', 'V05', 'ouverte', null],
  ]);
  expect(suivies(resultat)[1]?.decision).toMatchObject({ motif: 'attente du périmètre' });
});

test('accepter sans valeur retient la correction proposée ; sans correction, la décision est sans effet', () => {
  const decisions = [accepter('V03 | commune | 31770 | RPLS 0100000001', null), accepter('V05 | qpv | ? | RPLS 0100000001', null)];
  const resultat = appliquer(feuille({ commune: '31770', qpv: '?' }), decisions);
  expect(resultat.inventaire.biens[0]).toMatchObject({ commune: '31149', qpv: null });
  expect(resume(resultat)).toEqual([
    ['H4', 'V05', 'ouverte', null],
    ['F4', 'V03', 'corrigee', '31149'],
  ]);
  expect(resultat.sansEffet).toEqual([decisions[1]]);
});

test('une ligne insérée au-dessus ne perd pas les décisions', () => {
  const [entete = [], ...lignes] = feuille({}, { qpv: '?' });
  const decision = accepter('V05 | qpv | ? | RPLS 0100000002', 'Non');
  const decalees = [entete, ['UG9', '0100000009', 'ALS', '31', '31149', 'Colomiers', 'Oui', 'T2', 'C', '01/01/2040'], ...lignes];
  expect(resume(appliquer([entete, ...lignes], [decision]))).toEqual([['H5', 'V05', 'corrigee', 'Non']]);
  expect(resume(appliquer(decalees, [decision]))).toEqual([['H6', 'V05', 'corrigee', 'Non']]);
});

test('sans numéro RPLS unique, la référence nomme le logement, puis ce que dit sa ligne', () => {
  const identites = (lignes: Lignes) =>
    suivies(appliquer(lignes))
      .filter(({ regle }) => regle === 'V05')
      .map(({ identite }) => identite);
  expect(identites(feuille({ rplsId: '', qpv: '?' }))).toEqual(['V05 | qpv | ? | Réf. UG1']);
  expect(identites(feuille({ rplsId: '', refBailleur: 'X', qpv: '?' }, { refBailleur: 'X', rplsId: '' }))).toEqual([
    expect.stringMatching(/^V05 \| qpv \| \? \| Empreinte [0-9a-z]+$/),
  ]);
});

test('sans aucune clé, une décision suit son logement quand les lignes changent de place', () => {
  const sansCle = { rplsId: '', refBailleur: '', qpv: '?' } as const;
  const [entete = [], a = [], b = []] = feuille({ ...sansCle, typologie: 'T2' }, { ...sansCle, typologie: 'T4' });
  const identite =
    suivies(appliquer([entete, a, b])).find(({ regle, ligneSource }) => regle === 'V05' && ligneSource === 4)?.identite ?? '';
  const decision = accepter(identite, 'Oui');
  const qpvDe = (...lignes: Lignes): readonly (readonly [number | null, boolean | null])[] =>
    appliquer([entete, ...lignes], [decision]).inventaire.biens.map(({ typologie, qpv }) => [typologie, qpv]);
  expect(qpvDe(a, b)).toEqual([
    [2, true],
    [4, null],
  ]);
  expect(qpvDe(b, a)).toEqual([
    [4, null],
    [2, true],
  ]);
  // Its dwelling is gone: the decision goes to nobody, and says so.
  const partie = appliquer([entete, b], [decision]);
  expect(partie.inventaire.biens.map(({ qpv }) => qpv)).toEqual([null]);
  expect(partie.sansEffet).toEqual([decision]);
});

test('deux lignes liées de même se distinguent par leurs autres cellules, et chacune garde sa décision', () => {
  const sansCle = { rplsId: '', refBailleur: '', qpv: '?' } as const;
  const [entete = [], a = [], b = []] = feuille(sansCle, sansCle);
  const [lilas, roses] = [
    [...a, '1 rue des Lilas'],
    [...b, '2 rue des Roses'],
  ];
  const identites = (lignes: Lignes) =>
    suivies(appliquer(lignes))
      .filter(({ regle }) => regle === 'V05')
      .map(({ identite }) => identite);
  const [deLilas = '', deRoses = ''] = identites([entete, lilas, roses]);
  expect(deLilas).not.toBe(deRoses);
  expect(identites([entete, roses, lilas])).toEqual([deRoses, deLilas]);
  // The very same cells: one identity each, so that none is decided with the other.
  const [premiere = '', seconde = ''] = identites([entete, a, b]);
  expect([premiere.slice(-5), seconde.slice(-5)]).toEqual([' n° 1', ' n° 2']);
});

test('corriger le numéro RPLS d’un logement ne perd pas ses autres décisions', () => {
  const decisions = [accepter('V01 | rplsId | A12 | Réf. UG1', '0123456789'), ignorer('V05 | qpv | ? | Réf. UG1', 'en cours')];
  const resultat = appliquer(feuille({ rplsId: 'A12', qpv: '?' }), decisions);
  expect(resultat.inventaire.biens[0]?.rplsId).toBe('0123456789');
  expect(resume(resultat).map(([, regle, etat]) => [regle, etat])).toEqual([
    ['V05', 'ignoree'],
    ['V01', 'corrigee'],
  ]);
});

test('une correction qui en découvre une autre, décidée elle aussi, l’applique', () => {
  const decisions = [
    accepter('V03 | commune | 31770 | RPLS 0100000001', '81065'),
    accepter('V03 | departement | 31 | RPLS 0100000001', null),
  ];
  const resultat = appliquer(feuille({ commune: '31770', communeNom: 'Castres' }), decisions);
  expect(resultat.inventaire.biens[0]).toMatchObject({ commune: '81065', departement: '81' });
  expect(suivies(resultat).every(({ etat }) => etat === 'corrigee')).toBe(true);
});

test('une valeur retenue qui n’est pas comprise rouvre une anomalie, sans boucle', () => {
  const resultat = appliquer(feuille({ qpv: '?' }), [
    accepter('V05 | qpv | ?', 'peut-être', 'genre'),
    accepter('V05 | qpv | peut-être', '?', 'genre'),
  ]);
  expect(resultat.inventaire.biens[0]?.qpv).toBeNull();
  expect(resume(resultat).filter(([, , etat]) => etat === 'ouverte')).toEqual([['H4', 'V05', 'ouverte', null]]);
  expect(resultat.corrections.map(({ apres }) => apres)).toEqual(['peut-être', '?']);
});

test('un logement étudiant accepté sort du flux, même sans colonne de motif', () => {
  const resultat = appliquer(feuille({ construction: 'E' }), [accepter('V08 | construction | E | RPLS 0100000001', null)]);
  expect(resultat.inventaire.biens[0]).toMatchObject({ construction: 'E', horsFlux: 'ETUDIANT' });
  expect(resultat.corrections[0]).toMatchObject({ indicateur: 'horsFlux', colonne: null, apres: 'ETUDIANT' });
});

test('un réservataire inconnu corrigé l’est sur toutes ses lignes', () => {
  const lignes = feuille({ reservataire: 'Mary de Colomiers' }, {}, { reservataire: 'MARY DE COLOMIERS' });
  const resultat = appliquer(lignes, [accepter('V09 | reservataire | Mary de Colomiers', 'Mairie de Colomiers', 'genre')]);
  expect(resultat.inventaire.biens.map(({ reservataires }) => reservataires[0])).toEqual([
    'Commune de Colomiers',
    'Action Logement',
    'Commune de Colomiers',
  ]);
  expect(resultat.corrections.map(({ ligneSource }) => ligneSource)).toEqual([4, 6]);
});

test('une décision dont l’anomalie a disparu est gardée, et un motif vide n’ignore rien', () => {
  const orpheline = ignorer('V05 | qpv | bleu', 'vu', 'genre');
  const vide = ignorer('V05 | qpv | ? | RPLS 0100000001', '  ');
  const resultat = appliquer(feuille({ qpv: '?' }), [orpheline, vide]);
  expect(resultat.sansEffet).toEqual([orpheline, vide]);
  expect(resume(resultat)).toEqual([['H4', 'V05', 'ouverte', null]]);
});

test('une remarque sur l’en-tête ne s’écrit pas dans l’en-tête', () => {
  const resultat = appliquer(feuille({}), [accepter('V07 | financement | (vide)', 'PLUS', 'genre')]);
  expect(resultat.corrections).toEqual([]);
  expect(resultat.sansEffet).toHaveLength(1);
});

test('la dernière décision remplace la précédente', () => {
  const [premiere, autre, derniere] = [accepter('a', '1'), accepter('b', '1'), ignorer('a', 'vu')];
  expect(fusionnerDecisions([premiere, autre], [derniere])).toEqual([derniere, autre]);
});
