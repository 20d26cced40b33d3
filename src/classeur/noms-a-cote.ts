/**
 * Where the user has a sheet under a name of ours, ours stands beside theirs under a name of its own, when they agree. Nothing but the
 * name changes: formulas know tables, and an update knows our sheets by their key.
 */
import type { Plan, PlanColonne, PlanFeuille } from './plan';

export interface FeuillePresente {
  readonly nom: string;
  readonly notre: boolean;
  /** Key of a sheet of ours; null when it carries none. */
  readonly cle: string | null;
}

/** A sheet of the user's, and the name that ours would take beside it. */
export interface ConflitDeNom {
  readonly nom: string;
  readonly aCote: string;
}

const CARACTERES_MAX = 31;
const SUFFIXE = / \(Négoflux(?: \d+)?\)$/;

const memeNom = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function avecSuffixe(nom: string, suffixe: string): string {
  return `${nom.slice(0, CARACTERES_MAX - suffixe.length).trimEnd()}${suffixe}`;
}

/** « Flux (Négoflux) » is a name of « Flux », and « Flux (Négoflux 2) » too. */
function estACoteDe(nom: string, candidat: string): boolean {
  const suffixe = SUFFIXE.exec(candidat)?.[0];
  return suffixe !== undefined && memeNom(avecSuffixe(nom, suffixe), candidat);
}

function nomLibre(nom: string, pris: (candidat: string) => boolean): string {
  for (let rang = 1; ; rang += 1) {
    const candidat = avecSuffixe(nom, rang === 1 ? ' (Négoflux)' : ` (Négoflux ${rang})`);
    if (!pris(candidat)) return candidat;
  }
}

/** The name under which a sheet of ours stands in the workbook, or null when it is not there. */
export function nomEnPlace(feuilles: readonly string[], nom: string): string | null {
  return feuilles.find((presente) => estACoteDe(nom, presente)) ?? feuilles.find((presente) => memeNom(presente, nom)) ?? null;
}

/** Sheets of the user's in the way of the plan. Those that ours already stand beside are in nobody's way. */
export function conflitsDeNom(plan: Plan, presentes: readonly FeuillePresente[]): ConflitDeNom[] {
  return nommer(plan, presentes).conflits;
}

/** The plan, each of its sheets under the name that it already has beside the user's; with their agreement, new ones too. */
export function placerACote(plan: Plan, presentes: readonly FeuillePresente[], accord: boolean): Plan {
  const { gardes, conflits } = nommer(plan, presentes);
  const donnes = accord ? conflits.map(({ nom, aCote }) => [nom.toLowerCase(), aCote] as const) : [];
  const noms = new Map([...gardes, ...donnes]);
  return noms.size === 0 ? plan : renommer(plan, (nom) => noms.get(nom.toLowerCase()) ?? nom);
}

function nommer(plan: Plan, presentes: readonly FeuillePresente[]): { gardes: Map<string, string>; conflits: ConflitDeNom[] } {
  const gardes = new Map<string, string>();
  const conflits: ConflitDeNom[] = [];
  for (const { nom, cle } of plan.feuilles) {
    const notre = presentes.find((p) => p.notre && (p.cle === null || p.cle === cle) && estACoteDe(nom, p.nom));
    if (notre) {
      gardes.set(nom.toLowerCase(), notre.nom);
      continue;
    }
    const sienne = presentes.find((p) => !p.notre && memeNom(p.nom, nom));
    if (!sienne) continue;
    const pris = (candidat: string): boolean =>
      [...presentes, ...plan.feuilles].some((autre) => memeNom(autre.nom, candidat)) ||
      conflits.some(({ aCote }) => memeNom(aCote, candidat));
    conflits.push({ nom: sienne.nom, aCote: nomLibre(nom, pris) });
  }
  return { gardes, conflits };
}

const citer = (nom: string): string => `'${nom.replaceAll("'", "''")}'!`;

function renommer(plan: Plan, nomDe: (nom: string) => string): Plan {
  const colonne = (prevue: PlanColonne): PlanColonne =>
    prevue.liste === undefined ? prevue : { ...prevue, liste: { ...prevue.liste, feuille: nomDe(prevue.liste.feuille) } };
  const feuilles = plan.feuilles.map((feuille): PlanFeuille => ({
    ...feuille,
    nom: nomDe(feuille.nom),
    tables: feuille.tables.map((table) => ({ ...table, colonnes: table.colonnes.map(colonne) })),
  }));
  const noms = plan.noms.map(({ nom, cible }) => {
    const visee = plan.feuilles.find((feuille) => cible.startsWith(citer(feuille.nom)));
    return { nom, cible: visee ? `${citer(nomDe(visee.nom))}${cible.slice(citer(visee.nom).length)}` : cible };
  });
  return { ...plan, feuilles, noms };
}
