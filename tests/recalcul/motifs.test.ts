/** Motives of DOMAINE §1.7 in the sheet: what nobody names stays in the flux until the parties say otherwise, and is told once. */
import { genererPlan } from '../../src/classeur/generer-plan';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { lireExclusions } from '../../src/domaine/hypotheses-json-scenarios';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from '../outils/inventaires';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { recalculer, saisir, type Recalcul } from '../outils/recalculer';
import { decrireParTableur, type Tableur } from '../outils/tableur';
import { lignesLues } from '../outils/tables-du-plan';

const INVENTAIRE = creerInventaire(
  creerBiens([
    [6, { financement: '16', reservataires: ['Commune'] }],
    [2, { financement: '17' }],
    [3, { financement: '16', horsFlux: 'VENTE' }],
    [5, { horsFlux: 'NON_CONVENTIONNE', reservataires: ['Commune'] }],
    [84, { financement: '13' }],
  ]),
);
const HYPOTHESES = creerHypotheses({
  territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1 })],
  reservataires: [creerReservataire('Commune', { categorie: 'commune' })],
  scenarios: [
    { nom: 'Sans PLI', modifications: { exclusions: { NON_CONVENTIONNE: true } } },
    { nom: 'Taux double', modifications: { variante: 'saisi', tauxSaisi: 0.2 } },
  ],
});

const constat = ({ lecture }: Recalcul): string => JSON.stringify((lecture.get('Assiette')?.valeurs ?? []).slice(3, 5));
const assiette = ({ plan, lecture }: Recalcul, table = 'Assiette'): unknown => lignesLues(plan, lecture, table)[0]?.['Parc éligible'];

decrireParTableur('Les motifs d’exclusion', (ouvrir) => {
  let tableur: Tableur;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  afterAll(() => tableur.fermer());

  it('les non conventionnés restent dans le flux, sont comptés et dits, puis en sortent par leur commutateur', async () => {
    const insere = await recalculer(tableur, INVENTAIRE, HYPOTHESES);
    expect(resumer(ecartsDuPlan(insere.plan, insere.lecture))).toEqual([]);
    // 100 − 3 of the plan de vente.
    expect(assiette(insere)).toBe(97);
    expect(assiette(insere, 'Scenario1Assiette')).toBe(92);
    expect(constat(insere)).toContain('Alerte : 13 logements PLI, PCL');
    const sortis = await saisir(tableur, insere.plan, [['Motifs', 'NON_CONVENTIONNE', 'Exclu du flux', 'Oui']]);
    expect(assiette(sortis)).toBe(92);
    expect(lignesLues(sortis.plan, sortis.lecture, 'AssietteHorsFlux')[0]).toMatchObject({ PLI: 5, Vente: 3 });
    expect(lignesLues(sortis.plan, sortis.lecture, 'Flux').find((ligne) => ligne['Réservataire'] === 'Commune')).toMatchObject({
      'Logements réservés': 6,
    });
    expect(constat(sortis)).toContain('Alerte : 8 logements PLI, PCL');
  });

  it('sans logement intermédiaire, il n’y a rien à dire', async () => {
    const sans = await recalculer(tableur, creerInventaire(creerBiens([[10, { financement: '13' }]])), creerHypotheses());
    expect(constat(sans)).toContain('OK : aucun logement intermédiaire');
  });

  it('un « Non » collé sur un motif obligatoire ne change rien au calcul', async () => {
    const insere = await recalculer(tableur, INVENTAIRE, HYPOTHESES);
    const colle = await saisir(tableur, insere.plan, [['Motifs', 'VENTE', 'Exclu du flux', 'Non']]);
    expect(assiette(colle)).toBe(97);
  });

  it('le total du flux de tous les territoires fait le total des assiettes, dans la référence et dans chaque scénario', async () => {
    const deux = creerInventaire(
      creerBiens([
        [30, { reservataires: ['Commune'] }],
        [20, {}],
        [10, { departement: '09', commune: '09122', reservataires: ['Région'] }],
        [15, { departement: '09', commune: '09122' }],
      ]),
    );
    const recalcul = await recalculer(
      tableur,
      deux,
      completerHypotheses(
        {
          exercice: 2026,
          territoires: ['31', '09'].map((code) => creerTerritoire({ code, variante: 'saisi', tauxSaisi: 0.1 })),
          scenarios: HYPOTHESES.scenarios,
        },
        deux,
      ),
    );
    expect(resumer(ecartsDuPlan(recalcul.plan, recalcul.lecture))).toEqual([]);
    const total = (table: string): Record<string, unknown> => lignesLues(recalcul.plan, recalcul.lecture, table)[0] ?? {};
    for (const [table, attendue] of [
      ['TotauxFlux', 7.5],
      ['Scenario1Totaux', 7.5],
      ['Scenario2Totaux', 15],
    ] as const) {
      expect([table, total(table)]).toEqual([table, expect.objectContaining({ Territoires: 2, Écart: 0, Contrôle: 'OK', Parc: 75 })]);
      expect(total(table)['Flux estimé']).toBeCloseTo(attendue, 9);
      expect(total(table)['Assiette']).toBeCloseTo(attendue, 9);
    }
    expect(total('ComparaisonTotaux')).toMatchObject({ Référence: expect.closeTo(7.5, 9), 'Taux double': expect.closeTo(15, 9) });
    const noms = lignesLues(recalcul.plan, recalcul.lecture, 'TotauxReservataires').map((ligne) => ligne['Réservataire']);
    expect(noms.at(-1)).toBe('NON_RESERVE');
    expect(noms.filter((nom) => nom === 'NON_RESERVE')).toHaveLength(1);
  });
});

it('le volet dit une fois combien de logements intermédiaires restent dans le flux, et comment les en sortir', () => {
  const { avertissements = [] } = genererPlan(INVENTAIRE, HYPOTHESES, { version: '0.0.0', feuilleSource: 'Parc', date: '2026-01-15' });
  expect(avertissements.filter((phrase) => phrase.includes('PLI'))).toEqual([
    expect.stringMatching(/financements 16 et 17.*« Oui » à ce motif dans Hypothèses : 13\.$/),
  ]);
});

it('les hypothèses JSON nomment le motif, et un motif obligatoire ne s’y remet pas dans le flux', () => {
  expect(lireExclusions('exclusions', { nonConventionnes: true })).toEqual({ NON_CONVENTIONNE: true });
  expect(() => lireExclusions('exclusions', { defense: false })).toThrow('toujours hors flux');
});
