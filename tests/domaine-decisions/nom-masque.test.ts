import { feuilleDecisions } from '../../src/classeur/feuilles/decisions';
import { corriger } from '../../src/domaine/decisions/corriger';
import type { Decision } from '../../src/domaine/decisions/decisions';
import { etudier } from '../../src/domaine/decisions/etudier';
import { MEMOIRE_VIDE, type Memoire } from '../../src/domaine/decisions/memoire';
import { fusionnerRapprochements } from '../../src/domaine/decisions/rapprochements';
import { lireRapprochements } from '../../src/domaine/decisions/tables';
import { MASQUE } from '../../src/domaine/lecture/donnees-personnelles';
import { nomsLus } from '../../src/domaine/reservataires/noms-lus';
import { decider, rapprocher } from '../../src/domaine/reservataires/rapprocher';
import { CORRESPONDANCE, feuille, OPTIONS, rapprochementsEcrits } from './outils';

const ECRIT = 'Foyer des Aînés - Mme LOPEZ Maria 05 61 22 33 44';
const PERSONNE = /LOPEZ|Maria|61 22/;
const LIGNES = feuille({ reservataire: ECRIT }, {}, { reservataire: ECRIT });
const etude = (memoire: Memoire = MEMOIRE_VIDE) => etudier(LIGNES, CORRESPONDANCE, OPTIONS, memoire);
const propositions = () => {
  const noms = nomsLus(LIGNES, CORRESPONDANCE, OPTIONS.premiereLigne, etude().inventaire.biens);
  return rapprocher(noms, OPTIONS.referentiel);
};

test('le volet propose le nom sans la personne, et le compare comme s’il était seul', () => {
  const { incertains } = propositions();
  expect(JSON.stringify(propositions())).not.toMatch(PERSONNE);
  expect(incertains[0]?.nomPropose).toBe('Foyer des Aînés');
  expect(incertains[0]?.ecritures).toEqual([{ nom: `Foyer des Aînés - ${MASQUE} ${MASQUE}`, nombre: 2 }]);
});

test('« Retenir cette décision » sur un nom masqué vaut à la lecture suivante, sans la personne', () => {
  const [nom] = propositions().incertains;
  const rapprochements = decider(nom?.ecritures ?? [], { nomRetenu: 'Commune de Muret', categorie: 'commune' }, '2026-01-31');
  const { inventaire, dossier } = etude({ ...MEMOIRE_VIDE, rapprochements });
  expect(inventaire.biens.map(({ reservataires }) => reservataires)).toEqual([
    ['Commune de Muret'],
    ['Action Logement'],
    ['Commune de Muret'],
  ]);
  expect(inventaire.anomalies.filter(({ regle }) => regle === 'V09')).toEqual([]);
  expect(JSON.stringify([inventaire, dossier, feuilleDecisions(dossier.memoire)])).not.toMatch(PERSONNE);
});

test('une décision ancienne, gardée en clair, est masquée et sert encore', () => {
  const ancienne = { nomLu: ECRIT, nomRetenu: 'Commune de Muret', categorie: 'commune', decideLe: null } as const;
  expect(etude({ ...MEMOIRE_VIDE, rapprochements: [ancienne] }).inventaire.biens[0]?.reservataires).toEqual(['Commune de Muret']);
  const { colonnes, lignes } = rapprochementsEcrits([ancienne]);
  expect(JSON.stringify(lignes)).not.toMatch(PERSONNE);
  expect(lireRapprochements(colonnes, [[ECRIT, 'Commune de Muret', 'Commune', null]]).decisions).toEqual(
    lireRapprochements(colonnes, lignes).decisions,
  );
  expect(fusionnerRapprochements([ancienne], [{ ...ancienne, nomLu: `Foyer des Aînés - ${MASQUE} ${MASQUE}` }])).toHaveLength(1);
  const plan = feuilleDecisions({ ...MEMOIRE_VIDE, rapprochements: [ancienne, { ...ancienne, nomLu: 'X', nomRetenu: ECRIT }] });
  expect(JSON.stringify(plan)).not.toMatch(PERSONNE);
});

test('un nom retenu qui porte une personne n’est écrit nulle part en clair', () => {
  const rapprochements = [{ nomLu: ECRIT, nomRetenu: 'Mairie (Mme LOPEZ)', categorie: 'commune', decideLe: null }] as const;
  const { inventaire } = etude({ ...MEMOIRE_VIDE, rapprochements });
  expect(inventaire.biens[0]?.reservataires).toEqual([`Mairie (${MASQUE})`]);
});

test('V09 accepté dans « Contrôles » sur un nom masqué s’applique à toutes ses lignes', () => {
  const [anomalie] = corriger(LIGNES, CORRESPONDANCE, OPTIONS, []).anomalies.filter(({ regle }) => regle === 'V09');
  expect(anomalie?.valeurLue).not.toMatch(PERSONNE);
  const decision: Decision = {
    action: 'accepter',
    portee: 'une',
    cle: anomalie?.identite ?? '',
    valeurRetenue: 'Mairie de Muret',
    decideLe: null,
  };
  const resultat = corriger(LIGNES, CORRESPONDANCE, OPTIONS, [decision]);
  expect(resultat.sansEffet).toEqual([]);
  expect(resultat.inventaire.biens.map(({ reservataires }) => reservataires[0])).toEqual([
    'Commune de Muret',
    'Action Logement',
    'Commune de Muret',
  ]);
  expect(resultat.corrections.map(({ ligneSource }) => ligneSource)).toEqual([4, 6]);
  expect(JSON.stringify(resultat)).not.toMatch(PERSONNE);
});
