import type { Decision } from '../../src/domaine/decisions/decisions';
import { etudier } from '../../src/domaine/decisions/etudier';
import { identifier } from '../../src/domaine/decisions/identite';
import { MEMOIRE_VIDE } from '../../src/domaine/decisions/memoire';
import { alignerLesBlocs } from '../../src/domaine/lecture/blocs';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { nomsLus } from '../../src/domaine/reservataires/noms-lus';
import { ENTETE, INVERSE, logement, OPTIONS } from '../outils/tableaux-empiles';

test('une remarque du second bloc nomme la cellule de la feuille, et sa correction la vise', () => {
  const fausse = [...logement(3)];
  fausse[7] = 'zzz';
  fausse[6] = 'f4';
  fausse[2] = 'Mairie de Mur';
  const lignes = [ENTETE, logement(1), logement(2), INVERSE(ENTETE), INVERSE(fausse)];
  const correspondance = reconnaitreColonnes(lignes);
  const { inventaire, dossier } = etudier(lignes, correspondance, OPTIONS, MEMOIRE_VIDE);
  const financement = inventaire.anomalies.find(({ regle }) => regle === 'V07');
  expect(financement).toMatchObject({ cellule: 'C5', valeurLue: 'zzz' });
  expect(financement?.message).toMatch(/^Cellule C5 : /);
  expect(dossier.traces.find(({ lu }) => lu === 'f4')).toMatchObject({ compris: 'T4', premiereCellule: 'D5' });
  expect(nomsLus(alignerLesBlocs(lignes, correspondance).lignes, correspondance, 1, inventaire.biens).map(({ nom }) => nom)).toEqual([
    'Action Logement',
    'Mairie de Mur',
  ]);
  if (financement === undefined) throw new Error('aucune remarque sur le financement');
  const decision: Decision = {
    portee: 'une',
    cle: identifier(inventaire).de(financement),
    decideLe: '2026-01-05',
    action: 'accepter',
    valeurRetenue: 'PLUS',
  };
  const corrigee = etudier(lignes, correspondance, OPTIONS, { ...MEMOIRE_VIDE, decisions: [decision] });
  expect(corrigee.dossier.corrections).toEqual([
    expect.objectContaining({ indicateur: 'financement', ligneSource: 5, colonne: 2, avant: 'zzz', apres: 'PLUS' }),
  ]);
  expect(corrigee.inventaire.biens[2]?.financement).toBe('13');
});

test('un nom corrigé ne l’est pas dans un récapitulatif, que personne n’a lu', () => {
  const lignes = [
    ENTETE,
    logement(1, '31', 'Mairie de Mur'),
    logement(2, '31', 'Mairie de Mur'),
    [null, 'Commune', 'Réservataire'],
    [null, 'Toulouse', 'Mairie de Mur'],
    [null, 'Muret', 'État'],
  ];
  const correspondance = reconnaitreColonnes(lignes);
  const { inventaire } = etudier(lignes, correspondance, OPTIONS, MEMOIRE_VIDE);
  const nom = inventaire.anomalies.find(({ regle, valeurLue }) => regle === 'V09' && valeurLue === 'Mairie de Mur');
  if (nom === undefined) throw new Error('aucune remarque sur le nom');
  const cle = identifier(inventaire).de(nom);
  const decision: Decision = { portee: 'une', cle, decideLe: '2026-01-05', action: 'accepter', valeurRetenue: 'Commune de Muret' };
  const { dossier } = etudier(lignes, correspondance, OPTIONS, { ...MEMOIRE_VIDE, decisions: [decision] });
  expect(dossier.corrections.map(({ ligneSource, colonne }) => [ligneSource, colonne])).toEqual([
    [2, 2],
    [3, 2],
  ]);
});
