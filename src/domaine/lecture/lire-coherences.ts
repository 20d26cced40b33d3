/** What the optional columns say of the others (DOMAINE §1.7, §5.3, §5.4): proposals and contradictions. What was typed always wins. */
import type { Categorie } from '../categories';
import type { Indicateur } from '../inventaire';
import { MOTIFS_HORS_FLUX, type MotifHorsFlux } from '../motifs-hors-flux';
import { LIBELLES_DU_MOTIF, MODE_DU_MOTIF, motifDuRpls } from '../rpls/motif-du-rpls';
import type { ContexteDeLecture } from './contexte-de-lecture';
import { normaliserOccupation, normaliserVente, VENTE_SANS_DATE } from './normaliser-complements';
import { normaliserDate } from './normaliser-date';
import { normaliserHorsFlux, normaliserLiberation } from './normaliser-motifs';
import { normaliserMois } from './normaliser-mois';
import { citer } from './rapporteur';
import type { ReservataireLu } from './reservataires-connus';
import { estAbsent, texteDe } from './texte';

const LIBELLES = new Map(MOTIFS_HORS_FLUX.map(({ code, libelle }) => [code, libelle]));
const francais = (iso: string): string => iso.split('-').reverse().join('/');

export const COLONNES_DU_MOTIF = ['horsFlux', 'occupation', 'venteAutorisee', 'contingent'] as const satisfies readonly Indicateur[];

interface Indice {
  readonly indicateur: 'occupation' | 'venteAutorisee' | 'contingent';
  /** Null when the code mixes several motives. */
  readonly motif: MotifHorsFlux | null;
  readonly constat: string;
}

function indices({ valeur }: ContexteDeLecture): readonly Indice[] {
  const occupation = normaliserOccupation(texteDe(valeur('occupation')));
  const mode = occupation.etat === 'lu' ? occupation.valeur : null;
  const vente = normaliserVente(valeur('venteAutorisee'));
  const trouves: Indice[] = [];
  if (vente.etat === 'lu') {
    const date = vente.valeur === VENTE_SANS_DATE ? '' : ` en ${francais(vente.valeur)}`;
    trouves.push({
      indicateur: 'venteAutorisee',
      motif: 'VENTE',
      constat: `la vente est autorisée${date}, ce qui ne dit pas à soi seul que le logement est inscrit au plan de vente`,
    });
  }
  const motif = motifDuRpls(mode, texteDe(valeur('contingent')));
  if (motif === 'TRAVAUX') {
    // The sale explains the empty dwelling.
    if (trouves.length === 0)
      trouves.push({
        indicateur: 'occupation',
        motif: null,
        constat: 'le mode 3 (vide) mêle attente de travaux, de vente et de démolition',
      });
  } else if (motif !== null) {
    const indicateur = motif === 'ETAT_R314' ? 'contingent' : 'occupation';
    trouves.push({
      indicateur,
      motif,
      constat: `${LIBELLES_DU_MOTIF[motif].replace(/ \(.*/, '')}, d’après ${citer(texteDe(valeur(indicateur)))}`,
    });
  }
  return trouves;
}

/** A motive is proposed, never applied: the user decides, for one dwelling or for all those that say the same. `motif` is the retained one. */
export function proposerMotif(contexte: ContexteDeLecture, motif: MotifHorsFlux | null): void {
  const ecrit = texteDe(contexte.valeur('horsFlux'));
  const lecture = normaliserHorsFlux(ecrit);
  // Already reported: a second remark on the same cell would say nothing more.
  if (lecture.etat === 'inconnu') return;
  if (motif !== null) {
    contredireMotif(contexte, motif);
    return;
  }
  const trouves = indices(contexte);
  const seul = trouves.length === 1 ? (trouves[0]?.motif ?? null) : null;
  const garde = estAbsent(ecrit) ? '' : ` ${citer(ecrit)} le garde dans le flux, et c’est ce qui est compté.`;
  for (const { indicateur, motif: propose, constat } of trouves) {
    // What is empty stays in the flux unless somebody says otherwise: typed, it is settled.
    if (propose === null && garde !== '') continue;
    const issue =
      seul !== null
        ? `Acceptez le motif ${citer(LIBELLES.get(seul) ?? seul)}, ou gardez-le dans le flux.`
        : propose === null
          ? 'Saisissez Travaux, Plan de vente ou Démolition dans « Hors flux ».'
          : 'Plusieurs motifs sont possibles : saisissez le bon dans « Hors flux ».';
    contexte.signaler({
      gravite: garde === '' && propose !== 'VENTE' ? 'information' : 'alerte',
      regle: 'LECTURE',
      indicateur,
      valeur: contexte.valeur(indicateur),
      message: `${constat} : le logement reste dans le flux.${garde} ${issue}`,
      correction: seul,
    });
  }
}

function contredireMotif(contexte: ContexteDeLecture, motif: MotifHorsFlux): void {
  const valeur = contexte.valeur('occupation');
  const occupation = normaliserOccupation(texteDe(valeur));
  const attendu = MODE_DU_MOTIF[motif];
  if (occupation.etat !== 'lu' || attendu === undefined || occupation.valeur === attendu) return;
  contexte.signaler({
    gravite: 'alerte',
    regle: 'LECTURE',
    indicateur: 'occupation',
    valeur,
    message: `le mode d’occupation ${citer(texteDe(valeur))} ne va pas avec le motif ${citer(LIBELLES.get(motif) ?? motif)}, qui répond au mode ${attendu} : le motif saisi est gardé. Corrigez l’un des deux.`,
  });
}

export const COLONNES_DU_BAIL = ['occupation', 'bail'] as const satisfies readonly Indicateur[];

/** As for an RPLS file: the lease goes with the dwellings that are let. */
export function verifierBail(contexte: ContexteDeLecture): void {
  const occupation = normaliserOccupation(texteDe(contexte.valeur('occupation')));
  const valeur = contexte.valeur('bail');
  const bail = normaliserMois(valeur);
  const base = { gravite: 'alerte', regle: 'LECTURE', indicateur: 'bail', valeur } as const;
  if (bail.etat === 'lu' && Number(bail.valeur.slice(0, 4)) > contexte.exercice) {
    contexte.signaler({
      ...base,
      message: `le bail de ${francais(bail.valeur)} est postérieur au 1er janvier ${contexte.exercice} : il ne compte pas dans le taux de mobilité. Corrigez la date.`,
    });
  } else if (bail.etat === 'lu' && occupation.etat === 'lu' && occupation.valeur !== '1') {
    contexte.signaler({
      ...base,
      message: `un bail est daté de ${francais(bail.valeur)}, alors que le logement n’est pas loué (mode d’occupation ${occupation.valeur}). Corrigez l’un des deux.`,
    });
  } else if (bail.etat === 'vide' && occupation.etat === 'lu' && occupation.valeur === '1' && contexte.a('bail')) {
    contexte.signaler({
      ...base,
      message:
        'le logement est loué mais la date du bail manque : aucun emménagement n’est compté. Saisissez le mois sous la forme mm/aaaa.',
    });
  }
}

export const COLONNES_DU_DEPART = ['departLocataire', 'liberation'] as const satisfies readonly Indicateur[];

/** A departure is a release whose motive only the bailleur knows: it would be a guess to call it a notice rather than a transfer. */
export function verifierDepart(contexte: ContexteDeLecture): void {
  if (!contexte.a('liberation')) return;
  const annee = contexte.exercice - 1;
  const depart = normaliserDate(contexte.valeur('departLocataire'), { exercice: contexte.exercice, borne: 'debut' });
  if (depart.etat !== 'lu') return;
  const ecrit = texteDe(contexte.valeur('liberation'));
  const lecture = normaliserLiberation(ecrit);
  const enN1 = Number(depart.valeur.slice(0, 4)) === annee;
  const base = { gravite: 'alerte', regle: 'LECTURE', indicateur: 'liberation', valeur: ecrit } as const;
  if (enN1 && lecture.etat === 'vide') {
    contexte.signaler({
      ...base,
      message: `le locataire est parti le ${francais(depart.valeur)}, mais ${estAbsent(ecrit) ? 'le motif de la libération manque' : `${citer(ecrit)} dit qu’il n’y en a pas eu`} : la libération n’est pas comptée. Saisissez Congé, Mutation, ANRU ou ORCOD/LHI.`,
    });
  } else if (!enN1 && lecture.etat === 'lu') {
    contexte.signaler({
      ...base,
      message: `une libération est dite en ${annee}, mais le locataire est parti le ${francais(depart.valeur)} : elle est comptée. Videz la cellule, ou corrigez la date de départ.`,
    });
  }
}

const COLLECTIVITES: readonly Categorie[] = ['commune', 'epci', 'departement', 'region'];
const ETAT: readonly Categorie[] = ['etat-prioritaires', 'etat-agents'];
/** Who each RPLS contingent may be (DOMAINE §5.4). The État managed as a flux is coded 7. */
const CATEGORIES_DU_CONTINGENT: Readonly<Record<string, readonly Categorie[]>> = {
  '1': ['etat-agents', 'defense', 'securite'],
  '2': ['etat-prioritaires'],
  '3': ['action-logement'],
  '4': COLLECTIVITES,
  '5': [...ETAT, 'defense', 'securite', 'sante'],
  '6': ['autre', 'sante', 'region'],
  '7': ['non-reserve', ...ETAT],
};
const LIBELLES_DU_CONTINGENT: Readonly<Record<string, string>> = {
  '1': 'État – agents',
  '2': 'État – prioritaires',
  '3': 'Action Logement',
  '4': 'collectivités territoriales',
  '5': 'réservations conventionnelles de l’État',
  '6': 'autres réservataires',
  '7': 'non réservé',
};
/** Contingents that are one réservataire by themselves. */
const NOMMES = new Set(['1', '2', '3']);

export const COLONNES_DU_CONTINGENT = ['contingent', 'reservataire'] as const satisfies readonly Indicateur[];

/** The code beside the name: the name is kept, a contradiction is said. */
export function verifierContingent(contexte: ContexteDeLecture, reservataires: readonly ReservataireLu[]): void {
  const valeur = contexte.valeur('contingent');
  const code = texteDe(valeur);
  if (estAbsent(code)) return;
  const admises = Object.hasOwn(CATEGORIES_DU_CONTINGENT, code) ? CATEGORIES_DU_CONTINGENT[code] : undefined;
  if (admises === undefined) {
    contexte.signaler({
      gravite: 'alerte',
      regle: 'LECTURE',
      indicateur: 'contingent',
      valeur,
      message: `${citer(code)} n’est pas un contingent RPLS. Saisissez une valeur de 1 à 7, ou associez la colonne à « Réservataire ».`,
    });
    return;
  }
  const reserve = reservataires.filter(({ categorie }) => categorie !== 'non-reserve');
  // A name that nobody knows contradicts nothing: it is reported by itself.
  if (reserve.some(({ connu, categorie }) => !connu || admises.includes(categorie))) return;
  if (reserve.length === 0 && code === '7') return;
  const dit = LIBELLES_DU_CONTINGENT[code] ?? '';
  if (reserve.length === 0) {
    contexte.signaler({
      gravite: 'alerte',
      regle: 'LECTURE',
      indicateur: 'reservataire',
      valeur: contexte.valeur('reservataire'),
      message: `le contingent ${code} (${dit}) dit un logement réservé, mais aucun réservataire n’est nommé : il compte comme non réservé. Saisissez le réservataire, ou le contingent 7.`,
      correction: NOMMES.has(code) ? dit : null,
    });
    return;
  }
  contexte.signaler({
    gravite: 'alerte',
    regle: 'LECTURE',
    indicateur: 'contingent',
    valeur,
    message: `le contingent ${code} (${dit}) ne va pas avec ${citer(reserve.map(({ nom }) => nom).join(', '))} : le nom est gardé. Corrigez l’un des deux.`,
  });
}
