/**
 * « Change a rate or a deduction in the sheet by hand: every figure follows. » Whatever is typed in the input cells, the figures are
 * those of the rules on the hypotheses read back from the sheets, as a second run would read them.
 */
import fc from 'fast-check';
import { lireHypotheses } from '../../src/classeur/lire-hypotheses';
import type { Plan } from '../../src/classeur/plan';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { planDe } from '../outils/recalculer';
import { arbitraireSaisies } from '../outils/saisies';
import { decrireParTableur, ecrireSansApparat, type Tableur } from '../outils/tableur';
import { tablesLues } from '../outils/tables-du-plan';
import { arbitraireCas, minimumDeTirages, reductionBornee, tirages } from '../outils/tirages';

/** The sandbox's engine takes longer over a workbook than LibreOffice. */
const NOMBRE_DE_TIRAGES = { libreOffice: 6, bacASable: 2 };

/** The workbook that a first run leaves, and what is typed in it afterwards. */
const arbitraireSeance = arbitraireCas.chain(({ inventaire, hypotheses }) => {
  const completes = completerHypotheses(hypotheses, inventaire, hypotheses.exercice);
  const plan = planDe(inventaire, completes);
  return arbitraireSaisies(plan).map((saisies) => ({ inventaire, completes, plan, saisies }));
});

/** The largest ends of rights, chosen when the workbook is brought up to date (its title says so): typing may call for other rows. */
const LISTES_DE_LA_MISE_A_JOUR = 'Fins de droits';

/** Typing changes figures, never the rows: else cells would be compared with their neighbours. */
const ossature = (plan: Plan, feuilles: (nom: string) => boolean): string[] =>
  plan.feuilles
    .filter(({ nom }) => feuilles(nom))
    .flatMap(({ nom, tables }) => tables.map((table) => `${nom}!${table.ligne},${table.colonne} ${table.nom} ${table.lignes.length}`));

/** Which rights they name: an empty list has a blank row, as long as a list of one right. */
const listesDe = (plan: Plan): string =>
  JSON.stringify(
    plan.feuilles
      .filter(({ nom }) => nom === LISTES_DE_LA_MISE_A_JOUR)
      .flatMap(({ tables }) => tables)
      .map(({ colonnes, ligne, lignes }) => [ligne, lignes.map((cellules) => cellules.filter((_, c) => colonnes[c]?.role === 'texte'))]),
  );

decrireParTableur('Des saisies au hasard', (ouvrir, nom) => {
  const nombre = nom === 'LibreOffice' ? NOMBRE_DE_TIRAGES.libreOffice : NOMBRE_DE_TIRAGES.bacASable;
  let tableur: Tableur;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  afterAll(() => tableur.fermer());

  it('changent tous les chiffres comme le disent les règles', async () => {
    let compares = 0;
    await fc.assert(
      fc.asyncProperty(
        arbitraireSeance,
        reductionBornee(async ({ inventaire, completes, plan, saisies }) => {
          await tableur.charger(await ecrireSansApparat(plan));
          for (const { feuille, adresse, valeur } of saisies) await tableur.ecrire(feuille, adresse, valeur);
          await tableur.recalculer();
          const lecture = await tableur.lireTout();
          const relues = lireHypotheses(tablesLues(plan, lecture));
          if (relues === null) throw new Error('Aucune table d’hypothèses n’a été relue');
          const attendu = planDe(inventaire, completerHypotheses(relues, inventaire, completes.exercice));
          const vivantes = (feuille: string): boolean => feuille !== LISTES_DE_LA_MISE_A_JOUR;
          expect(ossature(attendu, vivantes)).toEqual(ossature(plan, vivantes));
          const memesListes = listesDe(attendu) === listesDe(plan);
          const ecarts = ecartsDuPlan(attendu, lecture).filter(({ ou }) => memesListes || !ou.startsWith(`${LISTES_DE_LA_MISE_A_JOUR}!`));
          expect(resumer(ecarts)).toEqual([]);
          compares += 1;
        }),
      ),
      tirages(nombre),
    );
    expect(compares).toBeGreaterThanOrEqual(minimumDeTirages(nombre));
  }, 600_000);
});
