/** The checks that read the sheets see what breaks them: a check that nothing can fail proves nothing. */
import { LIBELLE_CATEGORIE } from '../../src/domaine/categories';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import { LIBELLE_PLAFOND } from '../../src/classeur/libelles';
import { creerHypotheses } from './inventaires';
import { manquements } from './invariants-du-classeur';
import type { LigneLue } from './tables-du-plan';

const ASSIETTE: LigneLue = {
  Territoire: '31',
  Parc: 120,
  'Hors flux': 20,
  'Flux brut': 11,
  Mutations: 1,
  Relogements: 0,
  Assiette: 10,
  Déficit: 0,
};

const ligne = (categorie: keyof typeof LIBELLE_CATEGORIE, part: number, champs: LigneLue = {}): LigneLue => ({
  Réservataire: categorie,
  Catégorie: LIBELLE_CATEGORIE[categorie],
  'Base des parts': 100,
  'Part retenue': part,
  'Part après plafonds': part,
  'Part hors garantie': 0,
  'Flux estimé': part * 10,
  'Flux arrondi': Math.round(part * 10),
  ...champs,
});

const FLUX = [
  ligne('etat-prioritaires', 0.2),
  ligne('etat-agents', 0.05, { 'Flux arrondi': 1 }),
  ligne('commune', 0.2, { Plafond: LIBELLE_PLAFOND.GARANTIE }),
  ligne('non-reserve', 0.55, { 'Flux arrondi': 5 }),
];

function verifier(rang: number, champs: LigneLue, choix: Partial<Hypotheses> = {}, assiette: LigneLue = {}): string[] {
  const flux = FLUX.map((lue, n) => (n === rang ? { ...lue, ...champs } : lue));
  return manquements({ ...ASSIETTE, ...assiette }, flux, creerHypotheses(choix));
}

describe('Les contrôles qui lisent les feuilles', () => {
  it('ne trouvent rien à redire à un partage juste', () => {
    expect(verifier(0, {})).toEqual([]);
  });

  it.each([
    ['un flux qui ne fait pas l’assiette', verifier(0, { 'Flux estimé': 2.2 }), '31 : flux ≠ assiette'],
    [
      'une assiette qui n’est pas le flux brut moins les déductions',
      verifier(0, {}, {}, { Mutations: 2 }),
      '31 : assiette ≠ flux brut − déductions',
    ],
    ['une part négative', verifier(0, { Part: -0.01 }), '31 : Part négatif pour etat-prioritaires'],
    ['des parts qui ne font pas 1', verifier(3, { 'Part retenue': 0.5 }), '31 : des parts manquent : leur somme est inférieure à 1'],
    ['un total mal arrondi', verifier(3, { 'Flux arrondi': 6 }), '31 : arrondis ≠ ROUND(total)'],
    ['un flux arrondi trop loin du flux', verifier(3, { 'Flux arrondi': 8 }), '31 : flux mal arrondi'],
    ['un plancher au-dessus du flux', verifier(1, {}, { arrondi: 'plancher' }), '31 : flux mal arrondi'],
    [
      'des agents au-dessus de leur plafond',
      verifier(0, {}, { seuils: { plafondAgents: 0.04 } }),
      '31 : les agents de l’État dépassent leur plafond',
    ],
    ['un État au-dessus de son plafond', verifier(0, {}, { seuils: { plafondEtat: 0.2 } }), '31 : l’État dépasse son plafond'],
    [
      'des garanties au-dessus de leur plafond',
      verifier(0, {}, { seuils: { plafondCollectivites: 0.1 } }),
      '31 : les garanties dépassent leur plafond',
    ],
  ])('voient %s', (_, trouves, attendu) => {
    expect(trouves).toContain(attendu);
  });

  it('comptent le plafond des garanties sur le parc quand il est la base choisie', () => {
    const choix = { seuils: { plafondCollectivites: 0.17 } };
    expect(verifier(0, {}, { ...choix, baseGarantie: 'flux' })).toEqual(['31 : les garanties dépassent leur plafond']);
    expect(verifier(0, {}, { ...choix, baseGarantie: 'stock' })).toEqual([]);
    expect(verifier(0, {}, { ...choix, baseGarantie: 'programme' })).toEqual([]);
    expect(verifier(0, {}, { seuils: { plafondCollectivites: 0.16 }, baseGarantie: 'programme' })).toEqual([
      '31 : les garanties dépassent leur plafond',
    ]);
  });
});
