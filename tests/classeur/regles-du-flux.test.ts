/** The rules of the sharing are said in JSON, shown in the sheet « Hypothèses », and read back from it. */
import { lireHypotheses } from '../../src/classeur/lire-hypotheses';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { lireHypothesesJson } from '../../src/domaine/hypotheses-json';
import { INVENTAIRE, lireTable, planDe, tablesLues } from './exemples';

const JSON_DES_REGLES = {
  arrondi: 'plancher',
  reglementDesParts: 'reduire',
  baseGarantie: 'stock',
  droitsSansOrigine: 'hors-garantie',
  populationDuTaux: 'parc-du-reservataire',
  seuils: { plafondEtat: 0.35, partRequalifiable: 0.4 },
  reservataires: [
    { nom: 'Mairie ~ de Toulouse', categorie: 'commune', origineDesDroits: 'Apport de terrain', partHorsGarantie: 0.03 },
    { nom: 'Action Logement', categorie: 'action-logement' },
  ],
} as const;

const plan = planDe(INVENTAIRE, completerHypotheses(lireHypothesesJson(JSON_DES_REGLES), INVENTAIRE));

describe('Les règles du partage', () => {
  it.each([
    ['Arrondi du flux', 'Plancher'],
    ['Parts au-delà de 100 %', 'Réduire'],
    ['Base du plafond de garantie', 'Stock'],
    ['Droits des collectivités sans origine indiquée', 'Hors garantie'],
    ['Population du taux', 'Parc du réservataire'],
    ['Plafond de la part de l’État', 35],
    ['Part requalifiable d’Action Logement', 40],
  ])('« %s » se lit dans les paramètres', (parametre, valeur) => expect(lireTable(plan, 'Parametres', [parametre], 'Valeur')).toBe(valeur));

  it.each(['Tolérance sur la somme des parts', 'Parts au-delà de 100 %'])('« %s » dit que V17 est une erreur', (parametre) =>
    expect(lireTable(plan, 'Parametres', [parametre], 'Source')).toMatch(/[Ee]rreur V17/),
  );

  it('survivent à une seconde génération', () => {
    const lues = lireHypotheses(tablesLues(plan));
    expect(lues).toMatchObject({
      arrondi: 'plancher',
      reglementDesParts: 'reduire',
      baseGarantie: 'stock',
      droitsSansOrigine: 'hors-garantie',
      populationDuTaux: 'parc-du-reservataire',
      seuils: { plafondEtat: 0.35, partRequalifiable: 0.4 },
    });
    expect(lues?.reservataires).toContainEqual(
      expect.objectContaining({ nom: 'Mairie ~ de Toulouse', origineDesDroits: 'Apport de terrain', partHorsGarantie: 0.03 }),
    );
  });

  it('un libellé inconnu laisse la valeur par défaut', () => {
    const tables = tablesLues(plan);
    const ligne = tables.get('Parametres')?.find(([nom]) => nom === 'Arrondi du flux');
    if (ligne === undefined) throw new Error('Paramètre absent');
    ligne[1] = 'Au hasard';
    const lues = lireHypotheses(tables);
    expect(lues).not.toHaveProperty('arrondi');
    expect(completerHypotheses(lues ?? {}, INVENTAIRE).arrondi).toBe('plus-forts-restes');
  });

  it('une part hors garantie suffit à donner une ligne à qui n’a aucun logement', () => {
    const seul = completerHypotheses(
      { reservataires: [{ nom: 'Région', categorie: 'region', territoire: '31', partHorsGarantie: 0.02 }] },
      INVENTAIRE,
    );
    expect(lireTable(planDe(INVENTAIRE, seul), 'Flux', ['31', 'Région'], 'Part retenue')).toBeCloseTo(0.02, 12);
  });

  it('refuse un arrondi, un plafond ou une clé inconnus', () => {
    expect(() => lireHypothesesJson({ arrondi: 'hasard' })).toThrow('arrondi');
    expect(() => lireHypothesesJson({ seuils: { plafondEtat: 30 } })).toThrow('seuils.plafondEtat');
    expect(() => lireHypothesesJson({ seuils: { plafondDuPrefet: 0.3 } })).toThrow('plafondDuPrefet');
  });
});
