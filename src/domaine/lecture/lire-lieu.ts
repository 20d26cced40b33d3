/** Commune, département and EPCI of a dwelling, cross-checked against the reference data (V03, V04, V21). */
import type { CommuneReference, Referentiel } from '../geographie/referentiel';
import type { Indicateur, ValeurCellule } from '../inventaire';
import { normaliserCodePostal, normaliserDepartement, normaliserInsee, normaliserSiren, ZERO_RESTITUE } from './normaliser-codes';
import { citer, type Constat } from './rapporteur';
import { TAILLE_MAXIMALE, texteDe } from './texte';

export interface LieuLu {
  readonly departement: string | null;
  readonly commune: string | null;
  readonly communeNom: string | null;
  readonly epci: string | null;
  readonly epciNom: string | null;
}

export interface ContexteLieu {
  readonly referentiel: Referentiel;
  readonly a: (indicateur: Indicateur) => boolean;
  readonly valeur: (indicateur: Indicateur) => ValeurCellule | undefined;
  readonly signaler: (constat: Constat) => void;
  /** Départements of the convention; null when unknown. */
  readonly perimetre: ReadonlySet<string> | null;
}

function lireDepartement(contexte: ContexteLieu): string | null {
  const valeur = contexte.valeur('departement');
  const lecture = normaliserDepartement(valeur);
  if (lecture.etat === 'lu') return lecture.valeur;
  if (lecture.etat === 'vide') return null;
  const texte = texteDe(valeur);
  const parNom = contexte.referentiel.departementParNom(texte);
  if (parNom !== undefined) return parNom.code;
  contexte.signaler({
    gravite: 'erreur',
    regle: 'V03',
    indicateur: 'departement',
    valeur,
    message: `le département ${citer(texte)} n’existe pas. Saisissez son code, par exemple 31.`,
  });
  return null;
}

/** Communes that the name, the département and the postal code of the row leave possible. */
function communesProbables(contexte: ContexteLieu, nom: string, departement: string | null): readonly CommuneReference[] {
  const candidates =
    nom === ''
      ? []
      : contexte.referentiel.communesParNom(nom).filter((commune) => departement === null || commune.departement === departement);
  if (candidates.length <= 1) return candidates;
  const postal = normaliserCodePostal(contexte.valeur('codePostal'));
  const proches = postal.etat === 'lu' ? candidates.filter(({ codesPostaux }) => codesPostaux.includes(postal.valeur)) : [];
  return proches.length > 0 ? proches : candidates;
}

function lireCommune(contexte: ContexteLieu, departement: string | null): CommuneReference | null {
  const { referentiel, signaler } = contexte;
  const valeur = contexte.valeur('commune');
  const texte = texteDe(valeur);
  const nom = texteDe(contexte.valeur('communeNom'));
  const lecture = normaliserInsee(valeur);
  // The column of codes may hold names: then the name is the reading, when only one commune bears it.
  const parNom = communesProbables(contexte, lecture.etat === 'inconnu' && nom === '' ? texte : nom, departement);
  const unique = parNom.length === 1 ? parNom[0] : undefined;
  const correction = unique?.code ?? null;
  const proposition =
    unique === undefined ? 'Saisissez le code INSEE à 5 caractères.' : `Correction proposée : ${unique.code} (${unique.nom}).`;

  if (lecture.etat !== 'lu') {
    const sansCode = lecture.etat === 'vide' ? !contexte.a('commune') : nom === '' && unique !== undefined;
    if (sansCode && unique !== undefined) return unique;
    const indicateur: Indicateur = contexte.a('commune') ? 'commune' : 'communeNom';
    if (lecture.etat === 'vide' && !contexte.a('commune') && !contexte.a('communeNom')) return null;
    const lu = contexte.a('commune') ? texte : nom;
    signaler({
      gravite: 'erreur',
      regle: 'V03',
      indicateur,
      valeur: lu,
      message:
        lu === ''
          ? `le code INSEE de la commune manque. ${proposition}`
          : `${citer(lu)} ne désigne pas une commune avec certitude. ${proposition}`,
      correction,
    });
    return null;
  }

  const code = lecture.valeur;
  const actuelle = referentiel.commune(code);
  const commune = actuelle ?? referentiel.communeApresFusion(code);
  const nomConcorde = nom === '' || commune === undefined || referentiel.communesParNom(nom).some((autre) => autre.code === commune.code);
  const postal = normaliserCodePostal(contexte.valeur('codePostal'));
  // Some codes are both an INSEE code and a postal code: the name tells which one was typed.
  const estCodePostal =
    commune === undefined
      ? referentiel.communesDuCodePostal(code).length > 0
      : !nomConcorde && postal.etat === 'lu' && postal.valeur === code;
  if (estCodePostal || commune === undefined) {
    const constat = estCodePostal
      ? `${citer(texte)} est un code postal, non un code INSEE.`
      : `le code INSEE ${citer(texte)} n’existe pas.`;
    signaler({ gravite: 'erreur', regle: 'V03', indicateur: 'commune', valeur, message: `${constat} ${proposition}`, correction });
    return null;
  }
  if (actuelle === undefined) {
    signaler({
      gravite: 'information',
      regle: 'V03',
      indicateur: 'commune',
      valeur,
      message: `la commune ${citer(texte)} a fusionné : le logement est rattaché à ${commune.nom} (${commune.code}).`,
      correction: commune.code,
    });
  }
  if (actuelle !== undefined && lecture.remarque === ZERO_RESTITUE) {
    signaler({
      gravite: 'information',
      regle: 'V03',
      indicateur: 'commune',
      valeur,
      message: `le zéro de tête perdu a été rétabli : ${code}.`,
      correction: code,
    });
  }
  if (!nomConcorde) {
    signaler({
      gravite: 'alerte',
      regle: 'V03',
      indicateur: 'commune',
      valeur,
      message: `le code ${code} est celui de ${commune.nom}, mais la ligne indique ${citer(nom)}. Corrigez le code ou le nom.`,
      correction,
    });
  }
  return commune;
}

function lireEpci(contexte: ContexteLieu, commune: CommuneReference | null): string | null {
  const { referentiel, signaler } = contexte;
  const attendu = commune?.epci ?? null;
  const nomAttendu = attendu === null ? '' : (referentiel.epci(attendu)?.nom ?? '');
  const correction = attendu;
  const proposition = attendu === null ? 'Saisissez le SIREN de l’EPCI.' : `Correction proposée : ${attendu} (${nomAttendu}).`;
  const indicateur: Indicateur = contexte.a('epci') ? 'epci' : 'epciNom';
  const valeur = contexte.valeur(indicateur);
  const texte = texteDe(valeur);
  const lecture = normaliserSiren(valeur);
  if (lecture.etat === 'vide') {
    // Nothing is guessed: a commune belongs to one EPCI only.
    if (contexte.a(indicateur) && attendu !== null) {
      signaler({
        gravite: 'information',
        regle: 'V04',
        indicateur,
        valeur,
        message: `l’EPCI manque : il est déduit de la commune, ${nomAttendu} (${attendu}).`,
        correction,
      });
    }
    return attendu;
  }
  const trouve = lecture.etat === 'lu' ? referentiel.epci(lecture.valeur) : referentiel.epciParNom(texte, attendu);
  if (trouve === undefined) {
    signaler({
      gravite: 'alerte',
      regle: 'V04',
      indicateur,
      valeur,
      message: `l’EPCI ${citer(texte)} n’est pas connu. ${proposition}`,
      correction,
    });
    return null;
  }
  if (commune !== null && attendu !== trouve.siren) {
    signaler({
      gravite: 'alerte',
      regle: 'V04',
      indicateur,
      valeur,
      message: `la commune ${commune.nom} n’appartient pas à ${trouve.nom}. ${proposition}`,
      correction,
    });
  }
  return trouve.siren;
}

function calculerLieu(contexte: ContexteLieu): LieuLu {
  const lu = lireDepartement(contexte);
  const commune = lireCommune(contexte, lu);
  const departement = lu ?? (texteDe(contexte.valeur('departement')) === '' ? (commune?.departement ?? null) : null);
  if (lu !== null && commune !== null && commune.departement !== lu) {
    contexte.signaler({
      gravite: 'erreur',
      regle: 'V03',
      indicateur: 'departement',
      valeur: contexte.valeur('departement'),
      message: `la commune ${commune.nom} (${commune.code}) n’est pas dans le département ${lu}. Corrigez le département ou la commune.`,
      correction: commune.departement,
    });
  }
  if (departement === null && texteDe(contexte.valeur('departement')) === '') {
    contexte.signaler({
      gravite: 'erreur',
      regle: 'V03',
      indicateur: 'departement',
      valeur: contexte.valeur('departement'),
      message: 'le département manque et la commune ne permet pas de le déduire. Saisissez son code, par exemple 31.',
    });
  }
  if (departement !== null && contexte.perimetre !== null && !contexte.perimetre.has(departement)) {
    contexte.signaler({
      gravite: 'alerte',
      regle: 'V21',
      indicateur: 'departement',
      valeur: contexte.valeur('departement'),
      message: `le département ${departement} est hors du périmètre de la convention. Retirez la ligne ou élargissez le périmètre.`,
    });
  }
  const epci = lireEpci(contexte, commune);
  const nomLu = texteDe(contexte.valeur('communeNom'));
  const epciNom = epci === null ? texteDe(contexte.valeur('epciNom')) : (contexte.referentiel.epci(epci)?.nom ?? '');
  return {
    departement,
    commune: commune?.code ?? null,
    communeNom: commune?.nom ?? (nomLu === '' ? null : nomLu),
    epci,
    epciNom: epciNom === '' ? null : epciNom,
  };
}

const COLONNES_DU_LIEU: readonly Indicateur[] = ['departement', 'commune', 'communeNom', 'codePostal', 'epci', 'epciNom'];

/** Dwellings of one commune are written alike: each spelling is checked once, and its findings reported on every row. */
export class LecteurDeLieux {
  private readonly connus = new Map<string, { readonly lieu: LieuLu; readonly constats: readonly Constat[] }>();

  lire(contexte: ContexteLieu): LieuLu {
    const cle = COLONNES_DU_LIEU.map((indicateur) => {
      const valeur = contexte.valeur(indicateur);
      return `${typeof valeur} ${String(valeur)}`;
    }).join('\u0000');
    let connu = this.connus.get(cle);
    if (connu === undefined) {
      const constats: Constat[] = [];
      const lieu = calculerLieu({ ...contexte, signaler: (constat) => constats.push(constat) });
      connu = { lieu, constats };
      if (this.connus.size >= TAILLE_MAXIMALE) this.connus.clear();
      this.connus.set(cle, connu);
    }
    for (const constat of connu.constats) contexte.signaler(constat);
    return connu.lieu;
  }
}
