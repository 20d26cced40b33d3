import { conflitsDeNom, nomEnPlace, placerACote, type FeuillePresente } from '../../src/classeur/noms-a-cote';
import { estFormule } from '../../src/classeur/plan';
import { HYPOTHESES, INVENTAIRE, planDe } from './exemples';

const PLAN = planDe(INVENTAIRE, HYPOTHESES);
const sienne = (nom: string): FeuillePresente => ({ nom, notre: false, cle: null });
const nosNoms = (presentes: readonly FeuillePresente[], accord: boolean): string[] =>
  placerACote(PLAN, presentes, accord).feuilles.map(({ nom }) => nom);

describe('Le nom d’une feuille du plan', () => {
  it('n’est cité par aucune formule ni mise en forme : en changer ne casse rien', () => {
    const cellules = PLAN.feuilles.flatMap((feuille) => [
      ...feuille.cellules.map(({ contenu }) => contenu),
      ...feuille.tables.flatMap(({ lignes }) => lignes.flat()),
    ]);
    const formules = [
      ...cellules.flatMap((cellule) => (estFormule(cellule) ? [cellule.formule] : [])),
      ...PLAN.feuilles.flatMap(({ tables }) => tables.flatMap(({ colonnes }) => colonnes.flatMap(({ formule }) => formule ?? []))),
      ...PLAN.feuilles.flatMap(({ misesEnForme }) => misesEnForme.map(({ formule }) => formule)),
      ...PLAN.feuilles.flatMap(({ graphiques }) =>
        graphiques.flatMap(({ categories, series }) => [categories, ...series.map((s) => s.valeurs)]),
      ),
    ];
    expect(formules.length).toBeGreaterThan(100);
    // A « ! » outside a text or a column name would be a reference to a sheet.
    expect(formules.map((formule) => formule.replace(/"(?:[^"]|"")*"|\[[^\]]*\]/g, '')).filter((reste) => reste.includes('!'))).toEqual([]);
  });

  it('est suivi par les noms définis et les listes', () => {
    const { feuilles, noms } = placerACote(PLAN, [sienne('hypothèses'), sienne('Listes')], true);
    const presents = new Set(feuilles.map(({ nom }) => nom));
    expect(presents).toContain('Hypothèses (Négoflux)');
    expect(noms.map(({ cible }) => cible)).toContainEqual(expect.stringMatching(/^'Hypothèses \(Négoflux\)'!\$/));
    expect(noms.every(({ cible }) => presents.has(cible.slice(1, cible.indexOf("'!"))))).toBe(true);
    const listes = feuilles.flatMap(({ tables }) =>
      tables.flatMap(({ colonnes }) => colonnes.flatMap(({ liste }) => liste?.feuille ?? [])),
    );
    expect(listes.length).toBeGreaterThan(0);
    expect(listes.every((nom) => presents.has(nom))).toBe(true);
  });

  it('ne change que si l’utilisateur en a une du même nom, et qu’il est d’accord', () => {
    expect(placerACote(PLAN, [sienne('Inventaire')], true)).toBe(PLAN);
    expect(placerACote(PLAN, [sienne('Flux')], false)).toBe(PLAN);
    expect(conflitsDeNom(PLAN, [sienne('FLUX'), sienne('Inventaire')])).toEqual([{ nom: 'FLUX', aCote: 'Flux (Négoflux)' }]);
    expect(nosNoms([sienne('Flux')], true)).toContain('Flux (Négoflux)');
  });

  it('tient en 31 caractères, et se reconnaît d’une fois à l’autre', () => {
    const [scenario] = PLAN.feuilles.filter(({ cle }) => cle.startsWith('scenario:'));
    const long = { ...scenario!, nom: 'Scénario au nom vraiment long !' };
    const plan = { ...PLAN, feuilles: [long] };
    const [conflit] = conflitsDeNom(plan, [sienne(long.nom)]);
    expect(conflit?.aCote).toBe('Scénario au nom vrai (Négoflux)');
    const presentes = [sienne(long.nom), { nom: conflit!.aCote, notre: true, cle: long.cle }];
    expect(conflitsDeNom(plan, presentes)).toEqual([]);
    expect(placerACote(plan, presentes, false).feuilles[0]?.nom).toBe(conflit?.aCote);
  });

  it('se retrouve dans le classeur, que la nôtre soit seule ou à côté', () => {
    expect(nomEnPlace(['Comparaison', 'Comparaison (Négoflux)'], 'Comparaison')).toBe('Comparaison (Négoflux)');
    expect(nomEnPlace(['Feuil1', 'Comparaison'], 'Comparaison')).toBe('Comparaison');
    expect(nomEnPlace(['Feuil1', 'Comparaison de prix'], 'Comparaison')).toBeNull();
  });
});
