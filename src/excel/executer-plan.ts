/** Carries a plan out: everything that can be refused is checked first, then values and tables, then formulas, then rules and charts. */
import { estFormule, type Plan, type PlanFeuille, type PlanTable } from '../classeur/plan';
import { adresse, memesZones, plage } from './adresses';
import { creerFeuille, memoriserEmprise } from './creer-feuille';
import {
  ajusterColonnes,
  deplacerTable,
  ecrireFormules,
  ecrireValeurs,
  implantationEnPlace,
  implantationNeuve,
  suivreLesLignes,
  valeurAEcrire,
  type Implantation,
} from './ecrire-table';
import { empriseDe, formulesDeLEmprise, type Emprise } from './emprise';
import { lireEtat, type EtatClasseur, type TableExistante } from './etat-classeur';
import { changerDHabits, changerReglesEtGraphiques, type Apparence } from './habits';
import { ouvrirJournal } from './journal';
import { formuleUniforme, photographier, type Photo } from './photo';
import type { BilanExecution, Suivi } from './porte';
import type { Intention } from './remise-en-etat';
import { aiguiller, verifier, verifierPlaceLibre, type Affectation } from './preflight';
import { Envoi, octetsDe } from './session';

interface Dessein {
  readonly plan: PlanFeuille;
  readonly emprise: Emprise;
  readonly photo: Photo | null;
  readonly implantations: ReadonlyMap<string, Implantation>;
}

interface Chantier extends Dessein {
  readonly feuille: Excel.Worksheet;
}

const tableExistante = (photo: Photo | null, nom: string): TableExistante | null => photo?.feuille.tables.find((table) => table.nom === nom) ?? null;

/** `debuter` receives, just before the first write, what it takes to undo. */
export async function executerPlan(
  contexte: Excel.RequestContext,
  plan: Plan,
  suivi: Suivi,
  debuter: (intention: Intention) => void,
): Promise<BilanExecution> {
  suivi.onProgres?.(0, 'Écriture : vérification du classeur');
  const etat = await lireEtat(contexte);
  const aiguillage = aiguiller(etat, plan);
  verifier(etat, plan, aiguillage);
  const { affectations, aSupprimer } = aiguillage;
  const aPhotographier = [...affectations.flatMap(({ existante }) => (existante ? [existante] : [])), ...aSupprimer];
  suivi.onProgres?.(0.1, 'Écriture : mise en réserve de l’état actuel');
  const photos = await photographier(contexte, aPhotographier, suivi);
  for (const { plan: feuille, existante } of affectations) {
    const photo = existante ? photos.get(existante.nom) : undefined;
    if (existante?.utilisee && photo) verifierPlaceLibre(feuille, existante, photo.contenus, existante.utilisee);
  }

  const desseins = new Map(affectations.map((affectation) => [affectation.plan.nom, preparer(affectation, photos)]));
  debuter({
    journal: ouvrirJournal(plan, etat, aiguillage, photos),
    apparences: new Map([...desseins].map(([nom, dessein]) => [nom, apparenceApres(dessein)])),
  });
  const envoi = new Envoi(contexte, suivi);
  // A dropped sheet may hold a table or bear a name that the plan gives to another one.
  const genantes = aSupprimer.filter(
    ({ nom, tables }) => plan.feuilles.some((f) => f.nom.toLowerCase() === nom.toLowerCase()) || tables.some((t) => plan.feuilles.some((f) => f.tables.some((p) => p.nom === t.nom))),
  );
  await supprimerFeuilles(contexte, genantes.map(({ nom }) => nom), envoi);
  await renommer(contexte, affectations, envoi);
  const chantiers: Chantier[] = [];
  for (const dessein of desseins.values()) chantiers.push(await ouvrirChantier(contexte, dessein, envoi));
  for (const [rang, chantier] of chantiers.entries()) {
    suivi.onProgres?.(0.2 + (0.5 * rang) / chantiers.length, `Écriture : feuille « ${chantier.plan.nom} »`);
    await ecrireConstantes(chantier, envoi);
  }
  await definirNoms(contexte, plan, etat, envoi);
  suivi.onProgres?.(0.75, 'Écriture : formules');
  for (const chantier of chantiers) await ecrireToutesLesFormules(chantier, envoi);
  suivi.onProgres?.(0.85, 'Écriture : listes, mises en forme et graphiques');
  for (const chantier of chantiers) {
    const { feuille, emprise, photo } = chantier;
    await changerReglesEtGraphiques(contexte, feuille, apparenceAvant(photo), apparenceApres(chantier), envoi);
    const formules = formulesDeLEmprise(emprise);
    await envoi.placer([...formules.values()].reduce((somme, formule) => somme + octetsDe(formule) + 400, 0));
    memoriserEmprise(feuille, formules, photo?.feuille.nomsEmprise ?? new Map());
  }
  // Last: a sheet that is deleted is the one thing that a restoration rebuilds instead of writing back.
  await supprimerFeuilles(contexte, aSupprimer.filter((feuille) => !genantes.includes(feuille)).map(({ nom }) => nom), envoi);
  await envoi.envoyer();
  suivi.onProgres?.(1, 'Écriture terminée');
  return {
    feuillesCreees: affectations.filter(({ existante }) => !existante).map(({ plan: { nom } }) => nom),
    feuillesMisesAJour: affectations.filter(({ existante }) => existante).map(({ plan: { nom } }) => nom),
  };
}

async function supprimerFeuilles(contexte: Excel.RequestContext, noms: readonly string[], envoi: Envoi): Promise<void> {
  for (const nom of noms) {
    await envoi.placer(300);
    contexte.workbook.worksheets.getItem(nom).delete();
  }
}

/** Two scenarios may exchange their names: temporary names first. */
async function renommer(contexte: Excel.RequestContext, affectations: readonly Affectation[], envoi: Envoi): Promise<void> {
  const renommees = affectations.flatMap(({ plan: { nom }, existante }) => (existante && existante.nom !== nom ? [{ de: existante.nom, vers: nom }] : []));
  for (const [rang, { de }] of renommees.entries()) {
    await envoi.placer(300);
    contexte.workbook.worksheets.getItem(de).name = `~negoflux ${rang}`;
  }
  for (const [rang, { vers }] of renommees.entries()) {
    await envoi.placer(300);
    contexte.workbook.worksheets.getItem(`~negoflux ${rang}`).name = vers;
  }
}

function preparer({ plan, existante }: Affectation, photos: ReadonlyMap<string, Photo>): Dessein {
  const photo = existante ? (photos.get(existante.nom) ?? null) : null;
  const implantations = new Map(
    plan.tables.map((table) => {
      const ancienne = tableExistante(photo, table.nom);
      return [table.nom, ancienne ? implantationEnPlace(table, ancienne, existante?.emprise ?? null) : implantationNeuve(table)] as const;
    }),
  );
  return { plan, emprise: empriseDe(plan), photo, implantations };
}

async function ouvrirChantier(contexte: Excel.RequestContext, dessein: Dessein, envoi: Envoi): Promise<Chantier> {
  const { nom } = dessein.plan;
  await envoi.placer(3_000);
  const feuille = dessein.photo ? contexte.workbook.worksheets.getItem(nom) : creerFeuille(contexte, nom, dessein.emprise);
  return { ...dessein, feuille };
}

function apparenceAvant(photo: Photo | null): Apparence | null {
  return photo?.feuille.emprise ? { emprise: photo.feuille.emprise, tables: photo.feuille.tables } : null;
}

function apparenceApres({ emprise, implantations }: Dessein): Apparence {
  return { emprise, tables: [...implantations].map(([nom, { zone, entetes }]) => ({ nom, zone, entetes })) };
}

async function ecrireConstantes(chantier: Chantier, envoi: Envoi): Promise<void> {
  const { plan, emprise, feuille, photo, implantations } = chantier;
  const gardees = new Set(emprise.libres.map(({ a }) => a));
  for (const { a } of photo?.feuille.emprise?.libres ?? []) {
    if (gardees.has(a)) continue;
    await envoi.placer(300);
    feuille.getRange(a).clear('Contents');
  }
  await preparerTables(chantier, envoi);
  await changerDHabits(feuille, apparenceAvant(photo), apparenceApres(chantier), envoi);
  for (const [rang, { ligne, colonne, contenu }] of plan.cellules.entries()) {
    if (estFormule(contenu)) continue;
    const valeur = valeurAEcrire(contenu, emprise.libres[rang]?.f === 'texte');
    await envoi.placer(400 + octetsDe(valeur));
    plage(feuille, { ligne, colonne, lignes: 1, colonnes: 1 }).values = [[valeur]];
  }
  for (const table of plan.tables) {
    const implantation = implantations.get(table.nom);
    if (!implantation) continue;
    const { zone } = implantation;
    const ancienne = tableExistante(photo, table.nom);
    await ecrireValeurs(feuille, table, implantation, emprise, envoi);
    await envoi.placer(1_000);
    if (ancienne) {
      const actuelle = { ...zone, lignes: Math.min(zone.lignes, ancienne.zone.lignes) };
      if (!memesZones(actuelle, zone)) feuille.tables.getItem(table.nom).resize(adresse(zone));
      await suivreLesLignes(feuille, actuelle, implantation, (entete) => (photo ? formuleUniforme(photo, ancienne, entete) : null), envoi);
    } else {
      const neuve = feuille.tables.add(adresse(zone), true);
      neuve.name = table.nom;
      neuve.style = 'TableStyleLight1';
      neuve.showBandedRows = false;
      neuve.showFilterButton = table.filtres;
    }
  }
}

/** Tables that stay are brought to their place, from the last one down so that none lands on another, and get their columns. */
async function preparerTables({ plan, feuille, photo, implantations }: Chantier, envoi: Envoi): Promise<void> {
  for (const { nom, zone } of photo?.feuille.tables ?? []) {
    if (plan.tables.some((table) => table.nom === nom) || photo?.feuille.emprise?.tables[nom] === undefined) continue;
    await envoi.placer(400 + zone.colonnes);
    feuille.tables.getItem(nom).delete();
  }
  const enPlace: { readonly table: PlanTable; readonly ancienne: TableExistante }[] = [];
  for (const table of plan.tables) {
    const ancienne = tableExistante(photo, table.nom);
    if (!ancienne) continue;
    const perdues = ancienne.zone.lignes - table.lignes.length - 1;
    const zone = { ...ancienne.zone, lignes: ancienne.zone.lignes - Math.max(0, perdues) };
    enPlace.push({ table, ancienne: { ...ancienne, zone } });
    if (perdues <= 0) continue;
    // Shrunk before anything moves: the rows given back are where another table may have to come up.
    await envoi.placer(600);
    feuille.tables.getItem(table.nom).resize(adresse(zone));
    plage(feuille, { ...zone, ligne: zone.ligne + zone.lignes, lignes: perdues }).clear('Contents');
  }
  const descendantes = enPlace.filter(({ table, ancienne }) => table.ligne > ancienne.zone.ligne).sort((a, b) => b.ancienne.zone.ligne - a.ancienne.zone.ligne);
  const autres = enPlace.filter(({ table, ancienne }) => table.ligne <= ancienne.zone.ligne).sort((a, b) => a.ancienne.zone.ligne - b.ancienne.zone.ligne);
  for (const { table, ancienne } of [...descendantes, ...autres]) {
    if (table.ligne !== ancienne.zone.ligne || table.colonne !== ancienne.zone.colonne) await deplacerTable(feuille, ancienne.zone, table, envoi);
  }
  for (const { table, ancienne } of enPlace) {
    const implantation = implantations.get(table.nom);
    if (!implantation) continue;
    const actuelle = { ...ancienne.zone, ligne: table.ligne, colonne: table.colonne };
    await ajusterColonnes(feuille, table.nom, actuelle, ancienne.entetes, implantation, envoi);
  }
}

async function ecrireToutesLesFormules({ plan, feuille, implantations }: Chantier, envoi: Envoi): Promise<void> {
  for (const table of plan.tables) {
    const implantation = implantations.get(table.nom);
    if (implantation) await ecrireFormules(feuille, table, implantation, envoi);
  }
  for (const { ligne, colonne, contenu } of plan.cellules) {
    if (!estFormule(contenu)) continue;
    await envoi.placer(400 + octetsDe(contenu.formule));
    plage(feuille, { ligne, colonne, lignes: 1, colonnes: 1 }).formulas = [[contenu.formule]];
  }
}

async function definirNoms(contexte: Excel.RequestContext, plan: Plan, etat: EtatClasseur, envoi: Envoi): Promise<void> {
  for (const { nom, cible } of plan.noms) {
    const formule = `=${cible}`;
    const actuelle = etat.noms.get(nom);
    if (actuelle === formule) continue;
    await envoi.placer(400 + octetsDe(formule));
    if (actuelle === undefined) contexte.workbook.names.add(nom, formule);
    else contexte.workbook.names.getItem(nom).formula = formule;
  }
}
