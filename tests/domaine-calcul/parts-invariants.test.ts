/** What holds whatever the shares: thousands of generated négociations, by the rules alone. */
import fc from 'fast-check';
import { NON_RESERVE } from '../../src/domaine/bien';
import { CATEGORIES, type Categorie } from '../../src/domaine/categories';
import { somme } from '../../src/domaine/calcul/plus-forts-restes';
import type { Hypotheses, HypothesesReservataire } from '../../src/domaine/hypotheses';
import type { Resultats } from '../../src/domaine/resultats';
import { fluxDe, hypothesesDe, inventaireDe, reservataireDe, resultatsDe, territoireDe, type Lot } from './outils';

const TIRAGES = { numRuns: 2000, seed: 20_260_115 };
const NOMS = ['A', 'B', 'C', 'D', 'E', 'F'];
const categorie = fc.constantFrom<Categorie>(...CATEGORIES.filter((code) => code !== 'non-reserve'));
const origine = fc.constantFrom(null, 'Garantie d’emprunt', 'Apport de terrain', 'Autre', 'Convention de 1998');
const partOuVide = fc.option(fc.integer({ min: 0, max: 70 }).map((centiemes) => centiemes / 100));
const centiemes = fc.integer({ min: 0, max: 100 }).map((valeur) => valeur / 100);

const reservataire = (nom: string): fc.Arbitrary<HypothesesReservataire> =>
  fc
    .record({ categorie, partConvenue: partOuVide, partHorsGarantie: fc.constantFrom(0, 0, 0.03, 0.4), origineDesDroits: origine })
    .map((champs) => reservataireDe(nom, champs));

const negociation: fc.Arbitrary<Hypotheses> = fc
  .record({
    reservataires: fc.subarray(NOMS).chain((noms) => fc.tuple(...noms.map(reservataire))),
    arrondi: fc.constantFrom('plus-forts-restes' as const, 'demi-superieur' as const, 'plancher' as const, 'plafond' as const),
    reglementDesParts: fc.constantFrom('a-negocier' as const, 'normaliser' as const, 'reduire' as const),
    baseGarantie: fc.constantFrom('flux' as const, 'stock' as const),
    droitsSansOrigine: fc.constantFrom('garantie' as const, 'hors-garantie' as const),
    denominateurDesParts: fc.constantFrom('parc-eligible' as const, 'parc-total' as const),
    plusieursReservataires: fc.constantFrom('fraction' as const, 'priorite' as const, 'double' as const),
    plafonds: fc.option(fc.record({ plafondEtat: centiemes, plafondAgents: centiemes, plafondCollectivites: centiemes }), {
      nil: undefined,
    }),
    tauxSaisi: fc.integer({ min: 1, max: 30 }).map((valeur) => valeur / 100),
    lhi: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ plafonds, tauxSaisi, lhi, ...champs }) =>
    hypothesesDe({
      ...champs,
      ...(plafonds === undefined ? {} : { seuils: plafonds }),
      territoires: [
        territoireDe({ variante: 'saisi', tauxSaisi, deductions: { mutations: 0, relogementsRu: 0, orcod: 0, lhi, vente: 0 } }),
      ],
    }),
  );

const lots: fc.Arbitrary<Lot[]> = fc.array(
  fc.record({
    nombre: fc.integer({ min: 1, max: 60 }),
    reservataires: fc.oneof(
      { weight: 1, arbitrary: fc.constant([NON_RESERVE]) },
      { weight: 3, arbitrary: fc.subarray(NOMS, { minLength: 1, maxLength: 3 }) },
    ),
    horsFlux: fc.constantFrom(null, null, null, 'VENTE' as const, 'TRAVAUX' as const),
  }),
  { minLength: 1, maxLength: 6 },
);

const verifier = (controle: (resultats: Resultats, hypotheses: Hypotheses, modele: readonly Lot[]) => void): void => {
  fc.assert(
    fc.property(lots, negociation, (modele, hypotheses) => controle(resultatsDe(inventaireDe(modele), hypotheses), hypotheses, modele)),
    TIRAGES,
  );
};
const total = ({ flux }: Resultats, valeur: (ligne: Resultats['flux'][number]) => number | null): number =>
  somme(flux.map((ligne) => valeur(ligne) ?? 0));

describe('Quelles que soient les parts', () => {
  test('des parts réglées font 100 %, et leurs flux font l’assiette', () => {
    let reglees = 0;
    verifier((resultats, { reglementDesParts }) => {
      const protegees = total(resultats, ({ partage }) => partage.protegee);
      const demandees = total(resultats, ({ partage, reservataire: nom }) => (nom === NON_RESERVE ? 0 : partage.protegee + partage.libre));
      const reglable = demandees <= 1 || reglementDesParts === 'normaliser' || (reglementDesParts === 'reduire' && protegees <= 1);
      if (!reglable) return;
      reglees += 1;
      expect(total(resultats, ({ partRetenue }) => partRetenue)).toBeCloseTo(1, 9);
      expect(total(resultats, ({ fluxEstime }) => fluxEstime)).toBeCloseTo(resultats.assiette[0]?.assiette ?? NaN, 9);
    });
    expect(reglees).toBeGreaterThan(TIRAGES.numRuns / 2);
  });

  test('aucune part, aucun flux, aucun retrait n’est négatif', () => {
    verifier((resultats) => {
      for (const { partRetenue, fluxEstime, fluxArrondi, logementsRetires, partage, autreDenominateur } of resultats.flux) {
        const valeurs = [
          partRetenue ?? 0,
          fluxEstime,
          fluxArrondi,
          logementsRetires,
          partage.protegee,
          partage.libre,
          autreDenominateur.fluxEstime,
        ];
        expect(valeurs.every((valeur) => valeur >= 0)).toBe(true);
      }
    });
  });

  test('les plafonds tiennent, avant comme après le règlement, et ce qu’ils retirent va au non réservé', () => {
    verifier((resultats, hypotheses) => {
      const { plafondEtat = 0.3, plafondAgents = 0.05, plafondCollectivites = 0.2 } = hypotheses.seuils ?? {};
      const [assiette] = resultats.assiette;
      const denominateur = (hypotheses.denominateurDesParts === 'parc-total' ? assiette?.parc : assiette?.parcEligible) ?? 0;
      const stock = hypotheses.baseGarantie === 'stock' && denominateur > 0 ? (assiette?.parc ?? 0) / denominateur : 1;
      const garde = (codes: readonly Categorie[]): number =>
        total(resultats, ({ categorie: code, partRetenue }) => (codes.includes(code) ? partRetenue : 0));
      expect(garde(['etat-agents'])).toBeLessThanOrEqual(Math.min(plafondAgents, plafondEtat) + 1e-9);
      expect(garde(['etat-agents', 'etat-prioritaires'])).toBeLessThanOrEqual(plafondEtat + 1e-9);
      expect(total(resultats, ({ partage }) => (partage.plafond === 'GARANTIE' ? partage.protegee : 0))).toBeLessThanOrEqual(
        plafondCollectivites * stock + 1e-9,
      );
      const solde = fluxDe(resultats, NON_RESERVE).partage;
      const [avant, apres] = [
        total(resultats, ({ partage }) => partage.sousPlafond + partage.libre),
        total(resultats, ({ partage }) => partage.protegee + partage.libre),
      ];
      expect(solde.apresPlafonds).toBeCloseTo(Math.max(0, 1 - apres), 9);
      expect(total(resultats, ({ partage }) => partage.retire)).toBeCloseTo(avant - apres, 9);
    });
  });

  test('un logement de plus réservé à quelqu’un ne baisse jamais sa part', () => {
    fc.assert(
      fc.property(lots, negociation, fc.constantFrom(...NOMS), (modele, choix, nom) => {
        // A cap counted over the stock follows parc ÷ parc éligible, which any new dwelling brings nearer to 1.
        const hypotheses: Hypotheses = { ...choix, baseGarantie: 'flux' };
        const part = (liste: readonly Lot[]): number =>
          resultatsDe(inventaireDe(liste), hypotheses).flux.find(({ reservataire: trouve }) => trouve === nom)?.partRetenue ?? 0;
        expect(part([...modele, { reservataires: [nom] }])).toBeGreaterThanOrEqual(part(modele) - 1e-12);
      }),
      TIRAGES,
    );
  });

  test('l’ordre des lignes de l’inventaire ne change rien, celui des hypothèses ne change que l’ordre du résultat', () => {
    verifier((resultats, hypotheses, modele) => {
      const parts = ({ flux }: Resultats): unknown =>
        Object.fromEntries(
          flux.map(({ reservataire: nom, partRetenue, fluxEstime, partage }) => [
            nom,
            [partRetenue, fluxEstime, partage.retire].map((v) => (v === null ? null : v.toFixed(9))),
          ]),
        );
      expect(parts(resultatsDe(inventaireDe([...modele].reverse()), hypotheses))).toEqual(parts(resultats));
      expect(parts(resultatsDe(inventaireDe(modele), { ...hypotheses, reservataires: [...hypotheses.reservataires].reverse() }))).toEqual(
        parts(resultats),
      );
    });
  });
});
