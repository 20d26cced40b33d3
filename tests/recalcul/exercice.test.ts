/** The exercice typed in the sheet: no dwelling is lost, the figures are those of the year, and the sheets say what must be updated. */
import { EXERCICE_CHANGE, LOGEMENTS_PERDUS } from '../../src/classeur/feuilles/controle-comptage';
import { NOM_PARAMETRE } from '../../src/classeur/feuilles/parametres';
import { estFormule } from '../../src/classeur/plan';
import { EXERCICES_APRES, EXERCICES_AVANT } from '../../src/domaine/calcul/etats-atteignables';
import { hypothesesG14, inventaireG14 } from '../outils/cas-g14';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from '../outils/inventaires';
import { planDe, recalculer, saisir, type Recalcul } from '../outils/recalculer';
import { decrireParTableur, type Tableur } from '../outils/tableur';
import { lignesLues } from '../outils/tables-du-plan';

const AL = 'Action Logement';
const EXERCICE = NOM_PARAMETRE.exercice;

/** Of the tables that the negotiation reads. */
const LUES: readonly (readonly [table: string, cle: string, entetes: readonly string[]])[] = [
  ['Flux', 'Réservataire', ['Logements réservés', 'Part', 'Flux estimé', 'Flux arrondi']],
  ['Assiette', 'Territoire', ['Parc', 'Hors flux', 'Assiette']],
  ['RotationReservataires', 'Réservataire', ['Libérations', 'Taux propre']],
  ['Infra', 'Réservataire', ['Logements réservés', 'Flux']],
];

const valeurs = ({ plan, lecture }: Recalcul): Record<string, unknown>[] =>
  LUES.flatMap(([table, cle, entetes]) =>
    lignesLues(plan, lecture, table).flatMap((ligne) =>
      entetes
        .filter((entete) => entete in ligne)
        .map((entete) => ({
          place: `${table} ${String(ligne[cle])} ${entete}`,
          valeur: typeof ligne[entete] === 'number' ? Number(ligne[entete].toFixed(9)) : ligne[entete],
        })),
    ),
  );

/** What the rules say, for the workbook of that exercice. */
function attendues(plan: ReturnType<typeof planDe>): Record<string, unknown>[] {
  return LUES.flatMap(([nom, cle, entetes]) => {
    const table = plan.feuilles.flatMap(({ tables }) => tables).find((une) => une.nom === nom);
    if (table === undefined) return [];
    const rang = (entete: string): number => table.colonnes.findIndex((c) => c.entete === entete);
    return table.lignes.flatMap((ligne) =>
      entetes
        .filter((entete) => rang(entete) >= 0)
        .map((entete) => {
          const cellule = ligne[rang(entete)] ?? null;
          const valeur = estFormule(cellule) ? cellule.valeur : cellule;
          return {
            place: `${nom} ${String(ligne[rang(cle)])} ${entete}`,
            valeur: typeof valeur === 'number' ? Number(valeur.toFixed(9)) : valeur,
          };
        }),
    );
  });
}

const textes = ({ lecture }: Recalcul, feuille: string): string => JSON.stringify((lecture.get(feuille)?.valeurs ?? []).slice(0, 6));

decrireParTableur('L’exercice changé dans la feuille', (ouvrir) => {
  let tableur: Tableur;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  afterAll(() => tableur.fermer());

  it('G14 : de 2024 à 2025, les 635 logements restent comptés et Action Logement a 20,80 droits uniques', async () => {
    const an2024 = await recalculer(tableur, inventaireG14(), hypothesesG14({ scenarios: [{ nom: 'Tout', modifications: {} }] }));
    expect(textes(an2024, 'Flux')).not.toContain('À vérifier');
    const an2025 = await saisir(tableur, an2024.plan, [['Parametres', EXERCICE, 'Valeur', 2025]]);
    const [fluxAL] = lignesLues(an2025.plan, an2025.lecture, 'Flux').filter((ligne) => ligne['Réservataire'] === AL);
    expect(fluxAL?.['Flux estimé']).toBeCloseTo(20.8, 9);
    expect(lignesLues(an2025.plan, an2025.lecture, 'Assiette')[0]).toMatchObject({ Parc: 635 });
    const neuf = lignesLues(an2025.plan, an2025.lecture, 'DroitsAcquis').find((ligne) => ligne['Programme'] === 'Neuf');
    expect(neuf?.['Droits de suite']).toBe(10);
    const scenario = an2025.plan.feuilles.find(({ cle }) => cle.startsWith('scenario'))?.nom ?? '';
    for (const feuille of ['Assiette', 'Flux', 'Fins de droits', scenario])
      expect([feuille, textes(an2025, feuille)]).toEqual([feuille, expect.stringContaining(EXERCICE_CHANGE)]);
    expect(textes(an2025, 'Rotation')).toContain('À vérifier : les libérations de 2023');
    const repris = await saisir(tableur, an2024.plan, [['Parametres', EXERCICE, 'Valeur', 2024]]);
    for (const feuille of ['Assiette', 'Flux', 'Fins de droits', 'Rotation', scenario])
      expect([feuille, textes(repris, feuille)]).toEqual([feuille, expect.not.stringContaining('À vérifier : l')]);
  });

  it.each([
    ['plein', 'flux'],
    ['prorata', 'programme'],
  ] as const)(
    'à chaque exercice proche, la feuille donne ce que donnent les règles (%s, garanties par %s)',
    async (echeanceEnCours, baseGarantie) => {
      const inventaire = creerInventaire(
        creerBiens([
          [7, { reservataires: ['Commune'], commune: '31395', finConvention: '2026-06-30', liberation: 'externe' }],
          [
            5,
            { reservataires: ['Commune'], commune: '31395', debutConvention: '2027-03-01', liberation: 'externe', programme: 'Les Lilas' },
          ],
          [4, { reservataires: [AL], debutConvention: '2025-03-01', finConvention: '2029-09-30', horsFlux: 'IML' }],
          [3, { reservataires: [AL, 'Commune'], debutConvention: '2028-03-01', finConvention: '2030-02-28' }],
          [2, { reservataires: ['Région'], finConvention: '2024-06-30' }],
          [9, {}],
        ]),
      );
      const hypotheses = creerHypotheses({
        exercice: 2026,
        echeanceEnCours,
        baseGarantie,
        territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.5 })],
        reservataires: [
          creerReservataire('Commune', { categorie: 'commune' }),
          creerReservataire(AL, { categorie: 'action-logement' }),
          creerReservataire('Région', { categorie: 'region' }),
        ],
      });
      const insere = await recalculer(tableur, inventaire, hypotheses);
      expect(valeurs(insere).length).toBeGreaterThan(20);
      for (const exercice of [2026 - EXERCICES_AVANT, 2025, 2027, 2028, 2029, 2030, 2026 + EXERCICES_APRES]) {
        const change = await saisir(tableur, insere.plan, [['Parametres', EXERCICE, 'Valeur', exercice]]);
        expect([exercice, valeurs(change)]).toEqual([exercice, attendues(planDe(inventaire, { ...hypotheses, exercice }))]);
      }
    },
  );

  it('dit qu’un logement n’est plus compté quand une cellule de Biens lui donne une clé inconnue', async () => {
    const insere = await recalculer(tableur, creerInventaire(creerBiens([[10, {}]])), creerHypotheses());
    const premier = String(lignesLues(insere.plan, insere.lecture, 'Biens')[0]?.['N° RPLS']);
    const change = await saisir(tableur, insere.plan, [['Biens', premier, 'Hors flux', 'VENTE']]);
    for (const feuille of ['Assiette', 'Flux']) expect(textes(change, feuille)).toContain(LOGEMENTS_PERDUS);
  });
});
