import { construireContexte } from '../../src/classeur/contexte';
import { genererPlan } from '../../src/classeur/generer-plan';
import { etudier } from '../../src/domaine/decisions/etudier';
import { MEMOIRE_VIDE } from '../../src/domaine/decisions/memoire';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { MASQUE } from '../../src/domaine/lecture/donnees-personnelles';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { signalerNomDeFeuille } from '../../src/domaine/lecture/signaler-donnees-personnelles';

const ENTETE = ['N° UG', 'N° RPLS', 'Code INSEE', 'Commune', 'Dépt', 'Réservataire', 'Programme', 'N° convention'];
const LOGEMENT = ['A1', '0101647962', '31483', 'Saint-Gaudens', '31', 'Action Logement', 'Les Vergers', 'CV1'];
const AUTRE = ['A2', '0101647963', ...LOGEMENT.slice(2)];
const OPTIONS = { referentiel: chargerReferentielNode(), exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
const lire = (lignes: readonly (readonly ValeurCellule[])[]) => lireInventaire(lignes, reconnaitreColonnes(lignes), OPTIONS);
const remarques = (lignes: readonly (readonly ValeurCellule[])[]) =>
  lire(lignes)
    .anomalies.filter(({ message }) => message.includes('données personnelles'))
    .map(({ message }) => message);
const avec = (rang: number, valeur: string): readonly string[] => AUTRE.map((cellule, place) => (place === rang ? valeur : cellule));

test('la remarque d’une colonne nomme sa première cellule', () => {
  const [remarque, ...suite] = remarques([ENTETE, LOGEMENT, avec(7, 'tel 0561000000')]);
  expect(remarque).toMatch(/^Cellule H1 : la colonne « N° convention » .*, la première en H3\. /);
  expect(suite).toEqual([]);
});

test('l’institution nommée à côté d’une personne est reconnue, et la personne signalée', () => {
  for (const ecrit of [
    'Mairie de Muret – Jean Durand – 0561000007',
    'Mairie de Muret (contact : Jean Durand)',
    'Mairie de Muret, suivi par Jean Durand',
  ]) {
    const inventaire = lire([ENTETE, LOGEMENT, avec(5, ecrit)]);
    expect(inventaire.biens[1]?.reservataires).toEqual(['Commune de Muret']);
    expect(JSON.stringify([inventaire, [...inventaire.categories]])).not.toMatch(/Durand|0561000007/);
    expect(inventaire.anomalies.some(({ message }) => message.includes('la première en F3'))).toBe(true);
  }
});

test('une personne sans institution, ou à côté de « libre », ne devient pas « non réservé »', () => {
  expect(lire([ENTETE, LOGEMENT, avec(5, 'M DURAND')]).biens[1]?.reservataires).toEqual([MASQUE]);
  expect(lire([ENTETE, LOGEMENT, avec(5, 'M DURAND - libre')]).biens[1]?.reservataires).toEqual([`${MASQUE} - libre`]);
});

test('le titre et les en-têtes qui portent une personne sont signalés avec leur cellule, sans la répéter', () => {
  const entete = [...ENTETE, 'Mme LEROUX Annie', 'jean.dupond@x.fr'];
  const lignes = [['Inventaire de M. DUPOND Jean 06 11 22 33 44'], entete, [...LOGEMENT, 'x', 'y'], [...AUTRE, 'x', 'y']];
  expect(remarques(lignes).map((message) => message.slice(0, 12))).toEqual(['Cellule A1 :', 'Cellule I2 :', 'Cellule J2 :']);
  expect(JSON.stringify(lire(lignes))).not.toMatch(/DUPOND|LEROUX|dupond|06 11/);
});

test('le nom de la feuille qui porte une personne est signalé une fois, et masqué dans toutes nos feuilles', () => {
  expect(signalerNomDeFeuille('Inventaire 2026', 1)).toEqual([]);
  const [remarque, ...suite] = signalerNomDeFeuille('M. DUPOND Jean', 1);
  expect(suite).toEqual([]);
  expect(remarque?.message).toMatch(/^Ligne 1 : le nom de la feuille/);
  const lignes = [ENTETE, LOGEMENT, AUTRE];
  const { inventaire, dossier } = etudier(lignes, reconnaitreColonnes(lignes), OPTIONS, MEMOIRE_VIDE);
  const operations = [{ operation: 'Correction', feuille: 'M. DUPOND Jean', detail: '' }];
  const meta = { version: '1', feuilleSource: 'M. DUPOND Jean', date: '2026-01-01' };
  const hypotheses = completerHypotheses({}, inventaire, 2026);
  const plan = genererPlan(inventaire, hypotheses, meta, { ...dossier, operations });
  expect(JSON.stringify([plan, remarque])).not.toContain('DUPOND');
  expect(JSON.stringify(plan)).toContain(MASQUE);
  expect(construireContexte(inventaire, hypotheses, { ...meta, feuilleSource: 'Export' }).meta.feuilleSource).toBe('Export');
});
