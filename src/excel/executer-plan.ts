/** Carries a plan out: everything that can be refused is checked first, then values and tables, then formulas, then rules and charts. */
import type { Ajouts } from '../classeur/colonnes-ajoutees';
import { phraseDesCopies } from '../classeur/copies';
import { reprendreParLots } from '../classeur/reprendre';
import { estFormule, type Plan, type PlanFeuille } from '../classeur/plan';
import { adresse, memesZones, plage } from './adresses';
import { creerFeuille, memoriserEmprise } from './creer-feuille';
import {
  deplaceDesColonnes,
  ecrireAjout,
  ecrireFormules,
  ecrireValeurs,
  implantationEnPlace,
  implantationNeuve,
  suivreLesLignes,
  valeurAEcrire,
  type Implantation,
} from './ecrire-table';
import { empriseParLots, formulesDeLEmprise, type Emprise } from '../classeur/emprise';
import { lireEtat, type EtatClasseur } from './etat-classeur';
import { changerDHabits, changerReglesEtGraphiques, type Apparence } from './habits';
import { ouvrirJournal } from './journal';
import { preparerTables, tableExistante } from './preparer-tables';
import { formuleUniforme, photographier, type Photo } from './photo';
import type { Lots } from '../domaine/lots';
import { verifierSignal } from './erreurs';
import { menerParPauses, Souffle } from './pause';
import { poidsDuPlan } from './poids';
import type { BilanExecution, Suivi } from './porte';
import { positionsDesNouvelles } from './ordre-des-feuilles';
import type { Intention } from './remise-en-etat';
import { aiguiller, avecSesNoms, verifier, verifierPlaceLibre, type Affectation } from './preflight';
import { Envoi, octetsDe, type Tailles } from './session';
import { tablesAnciennesParLots } from './tables-anciennes';

interface Dessein {
  readonly plan: PlanFeuille;
  readonly emprise: Emprise;
  readonly photo: Photo | null;
  readonly implantations: ReadonlyMap<string, Implantation>;
}

interface Chantier extends Dessein {
  readonly feuille: Excel.Worksheet;
}

/** `debuter` receives, just before the first write, what it takes to undo. */
export async function executerPlan(
  contexte: Excel.RequestContext,
  prevu: Plan,
  suivi: Suivi,
  tailles: Tailles,
  debuter: (intention: Intention) => void,
  aCote = false,
): Promise<BilanExecution> {
  suivi.onProgres?.(0, 'Écriture : vérification du classeur');
  const etat = await lireEtat(contexte);
  const demande = avecSesNoms(etat, prevu, aCote);
  const aiguillage = aiguiller(etat, demande);
  verifier(etat, demande, aiguillage);
  const { aSupprimer } = aiguillage;
  const aPhotographier = [...aiguillage.affectations.flatMap(({ existante }) => (existante ? [existante] : [])), ...aSupprimer];
  suivi.onProgres?.(0.1, 'Écriture : mise en réserve de l’état actuel');
  const photos = await photographier(contexte, aPhotographier, suivi, {
    poids: poidsDuPlan(demande),
    ...(tailles.cellulesParLecture === undefined ? {} : { cellulesParLecture: tailles.cellulesParLecture }),
  });
  verifierSignal(suivi.signal);
  const actuelles = aiguillage.affectations.flatMap(({ existante }) => (existante ? (photos.get(existante.nom) ?? []) : []));
  const souffle = new Souffle();
  const anciennes = await menerParPauses(tablesAnciennesParLots(actuelles, demande), souffle);
  const { plan, ajouts } = await menerParPauses(reprendreParLots(demande, anciennes), souffle);
  const affectations = aiguillage.affectations.map((affectation, rang) => ({
    ...affectation,
    plan: plan.feuilles[rang] ?? affectation.plan,
  }));
  for (const { plan: feuille, existante } of affectations) {
    const photo = existante ? photos.get(existante.nom) : undefined;
    if (existante?.utilisee && photo) verifierPlaceLibre(feuille, existante, photo.contenus, existante.utilisee);
    await souffle.reprendre();
  }

  const desseins = new Map<string, Dessein>();
  for (const affectation of affectations) desseins.set(affectation.plan.nom, await menerParPauses(preparer(affectation, photos), souffle));
  verifierSignal(suivi.signal);
  debuter({
    journal: ouvrirJournal(plan, etat, aiguillage, photos),
    apparences: new Map([...desseins].map(([nom, dessein]) => [nom, apparenceApres(dessein)])),
  });
  const envoi = new Envoi(contexte, suivi, tailles.octetsParEnvoi);
  // A dropped sheet may hold a table or bear a name that the plan gives to another one.
  const genantes = aSupprimer.filter(
    ({ nom, tables }) =>
      plan.feuilles.some((f) => f.nom.toLowerCase() === nom.toLowerCase()) ||
      tables.some((t) => plan.feuilles.some((f) => f.tables.some((p) => p.nom === t.nom))),
  );
  await supprimerFeuilles(
    contexte,
    genantes.map(({ nom }) => nom),
    envoi,
  );
  await renommer(contexte, affectations, envoi);
  const chantiers: Chantier[] = [];
  for (const dessein of desseins.values()) chantiers.push(await ouvrirChantier(contexte, dessein, envoi));
  await placer(
    contexte,
    affectations,
    etat,
    genantes.map(({ nom }) => nom),
    envoi,
  );
  for (const [rang, chantier] of chantiers.entries()) {
    suivi.onProgres?.(0.2 + (0.5 * rang) / chantiers.length, `Écriture : feuille « ${chantier.plan.nom} »`);
    await ecrireConstantes(chantier, envoi);
  }
  await definirNoms(contexte, plan, etat, envoi);
  suivi.onProgres?.(0.75, 'Écriture : formules');
  for (const chantier of chantiers) await ecrireToutesLesFormules(chantier, ajouts, envoi);
  suivi.onProgres?.(0.85, 'Écriture : listes, mises en forme et graphiques');
  for (const chantier of chantiers) {
    const { feuille, emprise, photo } = chantier;
    await changerReglesEtGraphiques(contexte, feuille, apparenceAvant(photo), apparenceApres(chantier), envoi);
    const formules = formulesDeLEmprise(emprise);
    await envoi.placer([...formules.values()].reduce((somme, formule) => somme + octetsDe(formule) + 400, 0));
    memoriserEmprise(feuille, formules, photo?.feuille.nomsEmprise ?? new Map());
  }
  // Last: a sheet that is deleted is the one thing that a restoration rebuilds instead of writing back.
  await supprimerFeuilles(
    contexte,
    aSupprimer.filter((feuille) => !genantes.includes(feuille)).map(({ nom }) => nom),
    envoi,
  );
  await envoi.envoyer();
  suivi.onProgres?.(1, 'Écriture terminée');
  const copies = etat.feuilles.filter(({ copie }) => copie).map(({ nom }) => nom);
  const avertissements = [...(plan.avertissements ?? []), ...phraseDesCopies(copies)];
  return {
    feuillesCreees: affectations.filter(({ existante }) => !existante).map(({ plan: { nom } }) => nom),
    feuillesMisesAJour: affectations.filter(({ existante }) => existante).map(({ plan: { nom } }) => nom),
    ...(avertissements.length === 0 ? {} : { avertissements }),
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
  const renommees = affectations.flatMap(({ plan: { nom }, existante }) =>
    existante && existante.nom !== nom ? [{ de: existante.nom, vers: nom }] : [],
  );
  for (const [rang, { de }] of renommees.entries()) {
    await envoi.placer(300);
    contexte.workbook.worksheets.getItem(de).name = `~negoflux ${rang}`;
  }
  for (const [rang, { vers }] of renommees.entries()) {
    await envoi.placer(300);
    contexte.workbook.worksheets.getItem(`~negoflux ${rang}`).name = vers;
  }
}

/** Sheets are added at the end of the workbook: a new one goes after the sheet that the plan puts before it. */
async function placer(
  contexte: Excel.RequestContext,
  affectations: readonly Affectation[],
  etat: EtatClasseur,
  otees: readonly string[],
  envoi: Envoi,
): Promise<void> {
  for (const { nom, position } of positionsDesNouvelles(
    affectations,
    etat.feuilles.map(({ nom: present }) => present),
    otees,
  )) {
    await envoi.placer(300);
    contexte.workbook.worksheets.getItem(nom).position = position;
  }
}

function* preparer({ plan, existante }: Affectation, photos: ReadonlyMap<string, Photo>): Lots<Dessein> {
  const photo = existante ? (photos.get(existante.nom) ?? null) : null;
  const implantations = new Map(
    plan.tables.map((table) => {
      const ancienne = tableExistante(photo, table.nom);
      return [table.nom, ancienne ? implantationEnPlace(table, ancienne, existante?.emprise ?? null) : implantationNeuve(table)] as const;
    }),
  );
  return { plan, emprise: yield* empriseParLots(plan), photo, implantations };
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

/** Looks that still lie where they were: inserted columns moved those of their table, which are given anew. */
function apparenceEnPlace({ photo, implantations }: Dessein): Apparence | null {
  const avant = apparenceAvant(photo);
  if (!avant) return null;
  const restees = avant.tables.filter(({ nom, entetes }) => {
    const implantation = implantations.get(nom);
    return !implantation || !deplaceDesColonnes(entetes, implantation);
  });
  return { ...avant, tables: restees };
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
  await changerDHabits(feuille, apparenceEnPlace(chantier), apparenceApres(chantier), envoi);
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

async function ecrireToutesLesFormules({ plan, feuille, implantations }: Chantier, ajouts: Ajouts, envoi: Envoi): Promise<void> {
  for (const table of plan.tables) {
    const implantation = implantations.get(table.nom);
    if (!implantation) continue;
    await ecrireFormules(feuille, table, implantation, envoi);
    for (const ajout of ajouts.get(table.nom) ?? []) if (!ajout.enPlace) await ecrireAjout(feuille, implantation, ajout, envoi);
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
