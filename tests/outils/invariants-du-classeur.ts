/**
 * What holds on every sheet whatever was typed, read in the cells that a spreadsheet computed: no rule of `domaine` is asked again here.
 * Sources: DOMAINE §1.9 (rights taken over), §3.1 (assiette), §3.2 (shares, rounding), §3.4 (caps).
 */
import { NON_RESERVE } from '../../src/domaine/bien';
import { LIBELLE_CATEGORIE } from '../../src/domaine/categories';
import type { Arrondi, Hypotheses } from '../../src/domaine/hypotheses';
import { seuil } from '../../src/domaine/hypotheses-seuils';
import type { Plan } from '../../src/classeur/plan';
import { TABLES_DE_REFERENCE, tablesDuScenario } from '../../src/classeur/contexte';
import { LIBELLE_PLAFOND, LIBELLE_STATUT } from '../../src/classeur/libelles';
import type { FeuilleLue } from './libreoffice/libreoffice';
import { lignesLues, type LigneLue } from './tables-du-plan';

const TOLERANCE = 1e-9;
const PARTS = ['Part', 'Part retenue', 'Part avant plafonds', 'Part après plafonds', '% du patrimoine'];
const VOLUMES = ['Logements réservés', 'Flux estimé', 'Flux arrondi', 'Logements retirés par les plafonds', 'DU annuels'];
const ASSIETTES = ['Parc', 'Hors flux', 'Flux brut', 'Assiette', 'Déficit', 'Double déduction'];

const nombre = (ligne: LigneLue, entete: string): number => {
  const lu = ligne[entete];
  return typeof lu === 'number' ? lu : 0;
};
const somme = (lignes: readonly LigneLue[], entete: string): number => lignes.reduce((total, ligne) => total + nombre(ligne, entete), 0);
const egal = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
const auPlus = (a: number, b: number): boolean => a <= b || egal(a, b);

/** Sentences on what does not hold in a territoire; none when all is well. */
export function manquements(assiette: LigneLue, flux: readonly LigneLue[], hypotheses: Hypotheses): string[] {
  const manques: string[] = [];
  const exiger = (tenu: boolean, quoi: string): void => void (tenu || manques.push(quoi));
  const n = nombre(assiette, 'Assiette');

  for (const entete of ASSIETTES) exiger(auPlus(0, nombre(assiette, entete)), `${entete} négatif`);
  for (const ligne of flux) {
    for (const entete of [...PARTS, ...VOLUMES]) {
      exiger(auPlus(0, nombre(ligne, entete)), `${entete} négatif pour ${String(ligne['Réservataire'])}`);
    }
    const repris = nombre(ligne, 'Flux repris par le préfet');
    exiger(repris === 0 || egal(repris, nombre(ligne, 'Flux estimé')), 'flux repris en partie seulement');
    exiger(repris === 0 || ligne['Statut de la convention'] !== LIBELLE_STATUT.signee, 'flux repris malgré une convention signée');
    exiger(arrondiTenu(hypotheses.arrondi, nombre(ligne, 'Flux estimé'), nombre(ligne, 'Flux arrondi')), 'flux mal arrondi');
  }

  const deductions = nombre(assiette, 'Mutations') + nombre(assiette, 'Relogements');
  exiger(egal(n, Math.max(0, nombre(assiette, 'Flux brut') - deductions)), 'assiette ≠ flux brut − déductions');
  exiger(egal(n - nombre(assiette, 'Déficit'), nombre(assiette, 'Flux brut') - deductions), 'déficit ≠ déductions − flux brut');

  // Without an assiette the droits acquis keep their flux, and their share is unknown.
  const connues = flux.every((ligne) => typeof ligne['Part retenue'] === 'number' || nombre(ligne, 'Flux estimé') === 0);
  const parts = somme(flux, 'Part retenue');
  exiger(auPlus(1, parts), 'des parts manquent : leur somme est inférieure à 1');
  if (connues) exiger(egal(somme(flux, 'Flux estimé'), parts * n), 'flux ≠ parts × assiette');
  if (connues && egal(parts, 1)) exiger(egal(somme(flux, 'Flux estimé'), n), 'flux ≠ assiette');
  if (hypotheses.reglementDesParts === 'normaliser') exiger(egal(parts, 1), 'parts normalisées ≠ 1');
  if (hypotheses.arrondi === 'plus-forts-restes') {
    exiger(Math.abs(somme(flux, 'Flux arrondi') - somme(flux, 'Flux estimé')) <= 0.5 + 1e-6, 'arrondis ≠ ROUND(total)');
  }
  manques.push(...plafondsDepasses(assiette, flux, hypotheses));
  return manques.map((quoi) => `${String(assiette['Territoire'])} : ${quoi}`);
}

function arrondiTenu(regle: Arrondi, flux: number, entier: number): boolean {
  const ecart = entier - flux;
  const borne: Readonly<Record<Arrondi, boolean>> = {
    'plus-forts-restes': Math.abs(ecart) <= 1 + 1e-6,
    'demi-superieur': ecart > -0.5 - 1e-6 && ecart <= 0.5 + 1e-6,
    plancher: ecart > -1 && ecart <= 1e-6,
    plafond: ecart < 1 && ecart >= -1e-6,
  };
  return Number.isInteger(entier) && borne[regle];
}

/** Shares of the État by its two lines, and of the guarantees without what was obtained beside them. */
function plafondsDepasses(assiette: LigneLue, flux: readonly LigneLue[], hypotheses: Hypotheses): string[] {
  const retenues = (garder: (ligne: LigneLue) => boolean): number => somme(flux.filter(garder), 'Part retenue');
  const agents = retenues((ligne) => ligne['Catégorie'] === LIBELLE_CATEGORIE['etat-agents']);
  const etat = agents + retenues((ligne) => ligne['Catégorie'] === LIBELLE_CATEGORIE['etat-prioritaires']);
  const garantis = flux.filter((ligne) => ligne['Plafond'] === LIBELLE_PLAFOND.GARANTIE && typeof ligne['Part retenue'] === 'number');
  const garanties = somme(garantis, 'Part après plafonds') - somme(garantis, 'Part hors garantie');
  const [plafondEtat, plafondAgents] = [seuil(hypotheses, 'plafondEtat'), seuil(hypotheses, 'plafondAgents')];
  const base = nombre(flux[0] ?? {}, 'Base des parts');
  // 20 % of each programme is no more than 20 % of the parc.
  const duParc = hypotheses.baseGarantie !== 'flux' && base > 0 ? nombre(assiette, 'Parc') / base : 1;
  return [
    auPlus(agents, Math.min(plafondAgents, plafondEtat)) ? '' : 'les agents de l’État dépassent leur plafond',
    auPlus(etat, plafondEtat) ? '' : 'l’État dépasse son plafond',
    auPlus(garanties, seuil(hypotheses, 'plafondCollectivites') * duParc) ? '' : 'les garanties dépassent leur plafond',
  ].filter((quoi) => quoi !== '');
}

/** Reference and scenarios, territoire by territoire, then the totals of the workbook. */
export function manquementsDuClasseur(plan: Plan, lecture: ReadonlyMap<string, FeuilleLue>, hypotheses: Hypotheses): string[] {
  const jeux = [
    { tables: TABLES_DE_REFERENCE, choix: hypotheses },
    ...hypotheses.scenarios.map(({ modifications }, rang) => ({
      tables: tablesDuScenario(rang + 1),
      choix: { ...hypotheses, ...modifications, seuils: { ...hypotheses.seuils, ...modifications } },
    })),
  ];
  const parTerritoire = jeux.flatMap(({ tables: { assiette, flux }, choix }) => {
    const lignes = lignesLues(plan, lecture, flux);
    return lignesLues(plan, lecture, assiette).flatMap((ligne) =>
      manquements(
        ligne,
        lignes.filter(({ Territoire: code }) => code === ligne['Territoire']),
        choix,
      ).map((quoi) => `${flux}, ${quoi}`),
    );
  });
  const [flux, totaux] = [lignesLues(plan, lecture, 'Flux'), lignesLues(plan, lecture, 'TotauxReservataires')];
  const totauxTenus = ['Flux estimé', 'Flux arrondi', 'Logements réservés'].flatMap((entete) =>
    egal(somme(flux, entete), somme(totaux, entete)) ? [] : [`Totaux : ${entete} ≠ somme des territoires`],
  );
  const soldes = flux.filter((ligne) => ligne['Réservataire'] === NON_RESERVE).length;
  const unSolde = soldes === lignesLues(plan, lecture, 'Assiette').length ? [] : ['Une ligne du non réservé manque'];
  return [...parTerritoire, ...totauxTenus, ...unSolde];
}
