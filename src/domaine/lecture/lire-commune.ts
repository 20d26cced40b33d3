/** Département and commune of a dwelling, cross-checked against the reference data (V03). */
import type { CommuneReference, Referentiel } from '../geographie/referentiel';
import type { Indicateur, ValeurCellule } from '../inventaire';
import { codeEtNom, communeDuCodeEtNom } from './code-et-nom';
import { CORSE, normaliserCodePostal, normaliserDepartement, normaliserInsee, ZERO_RESTITUE } from './normaliser-codes';
import { citer, type Constat } from './rapporteur';
import { texteDe } from './texte';

export interface ContexteLieu {
  readonly referentiel: Referentiel;
  readonly a: (indicateur: Indicateur) => boolean;
  readonly valeur: (indicateur: Indicateur) => ValeurCellule | undefined;
  readonly signaler: (constat: Constat) => void;
  /** Départements of the convention; null when unknown. */
  readonly perimetre: ReadonlySet<string> | null;
}

export function lireDepartement(contexte: ContexteLieu): string | null {
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
    message:
      lecture.remarque === CORSE
        ? `le département ${citer(texte)} n’existe plus : la Corse en a deux. Saisissez 2A ou 2B.`
        : `le département ${citer(texte)} n’existe pas. Saisissez son code, par exemple 31.`,
    // Only the commune may tell which one was meant; it is never applied without a decision.
    correction: departementDeLaCommune(contexte),
  });
  return null;
}

function departementDeLaCommune({ referentiel, valeur }: ContexteLieu): string | null {
  const insee = normaliserInsee(valeur('commune'));
  if (insee.etat === 'lu') return (referentiel.commune(insee.valeur) ?? referentiel.communeApresFusion(insee.valeur))?.departement ?? null;
  const homonymes = new Set(referentiel.communesParNom(texteDe(valeur('communeNom'))).map(({ departement }) => departement));
  return homonymes.size === 1 ? ([...homonymes][0] ?? null) : null;
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

export function lireCommune(contexte: ContexteLieu, departement: string | null): CommuneReference | null {
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
    const indicateur = contexte.a('commune') ? 'commune' : 'communeNom';
    const ensemble = communeEcriteEnEntier(contexte, indicateur, unique);
    if (ensemble !== undefined) return ensemble;
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
  const dementi = commune !== undefined && nom !== '' && !porteLeNom(referentiel, commune, nom);
  const postales = referentiel.communesDuCodePostal(code);
  const homonymes = nom === '' ? [] : referentiel.communesParNom(nom);
  const postal = normaliserCodePostal(contexte.valeur('codePostal'));
  // The commune that a former code may also name, as a postal code, in the département of the row.
  const rivale = postales.find((autre) => autre !== commune && (departement === null || autre.departement === departement));
  // Thousands of codes are both an INSEE code and a postal code: the name, or the postal code beside it, tells which one was typed.
  const estCodePostal =
    commune === undefined
      ? postales.length > 0
      : (actuelle === undefined && commune.departement !== (departement ?? commune.departement) && rivale !== undefined) ||
        (dementi && ((postal.etat === 'lu' && postal.valeur === code) || postales.some((autre) => homonymes.includes(autre))));
  if (estCodePostal) {
    const ville = villeDuCodePostal(referentiel, postales, homonymes);
    if (ville !== undefined) {
      // « 75011 » has one reading: every arrondissement of that postal code is in the same commune.
      signaler({
        gravite: 'alerte',
        regle: 'V03',
        indicateur: 'commune',
        valeur,
        message: `${citer(texte)} est un code postal, non un code INSEE : le logement est rattaché à ${ville.nom} (${ville.code}), qui est la seule à l’avoir. Saisissez le code INSEE, ou gardez cette lecture.`,
        correction: ville.code,
      });
      return ville;
    }
  }
  if (estCodePostal || commune === undefined) {
    const precise = estCodePostal && postales.length === 1 ? postales[0] : undefined;
    const seule = unique ?? (nom === '' ? precise : undefined);
    const issue = seule === undefined ? proposition : `Correction proposée : ${seule.code} (${seule.nom}).`;
    const constat = estCodePostal
      ? `${citer(texte)} est un code postal, non un code INSEE.`
      : `le code INSEE ${citer(texte)} n’existe pas.`;
    signaler({
      gravite: 'erreur',
      regle: 'V03',
      indicateur: 'commune',
      valeur,
      message: `${constat} ${issue}`,
      correction: seule?.code ?? null,
    });
    return null;
  }
  if (actuelle === undefined) {
    if (nom === '' && rivale !== undefined) {
      // Two readings and nothing to choose by: neither is taken.
      signaler({
        gravite: 'erreur',
        regle: 'V03',
        indicateur: 'commune',
        valeur,
        message: `${citer(texte)} est à la fois l’ancien code INSEE de ${commune.nom} (${commune.code}) et le code postal de ${rivale.nom} (${rivale.code}). Saisissez le code INSEE voulu.`,
      });
      return null;
    }
    signaler({
      gravite: 'information',
      regle: 'V03',
      indicateur: 'commune',
      valeur,
      message: `le code INSEE ${citer(texte)} n’est plus en vigueur, après une fusion ou un changement de code : le logement est rattaché à ${commune.nom} (${commune.code}). Mettez le code à jour, ou gardez cette lecture.`,
      correction: commune.code,
    });
  }
  if (actuelle !== undefined && lecture.remarque === ZERO_RESTITUE) {
    signaler({
      gravite: 'information',
      regle: 'V03',
      indicateur: 'commune',
      valeur,
      message: `le zéro de tête perdu a été rétabli : ${citer(texte)} est lu ${code}. Mettez la colonne au format texte, ou gardez cette lecture.`,
      correction: code,
    });
  }
  if (dementi) {
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

/** A code and a name in one cell: read when they agree on a commune, proposed when the code is a postal one; undefined when neither. */
function communeEcriteEnEntier(
  { referentiel, valeur, signaler }: ContexteLieu,
  indicateur: 'commune' | 'communeNom',
  nommee: CommuneReference | undefined,
): CommuneReference | null | undefined {
  const texte = texteDe(valeur(indicateur));
  const ecrit = codeEtNom(texte);
  const trouve = ecrit === null ? null : communeDuCodeEtNom(referentiel, ecrit);
  // The name in the other column has the last word.
  if (ecrit === null || trouve === null || (nommee !== undefined && nommee.code !== trouve.commune.code)) return undefined;
  const { commune, sure } = trouve;
  if (sure) return commune;
  signaler({
    gravite: 'erreur',
    regle: 'V03',
    indicateur,
    valeur: texte,
    message: `${citer(texte)} joint un code postal, non un code INSEE, au nom de la commune. Correction proposée : ${commune.code} (${commune.nom}).`,
    correction: commune.code,
  });
  return null;
}

/** Paris, Lyon or Marseille, when the postal code is theirs alone and the name of the row, if any, agrees. */
function villeDuCodePostal(
  referentiel: Referentiel,
  postales: readonly CommuneReference[],
  homonymes: readonly CommuneReference[],
): CommuneReference | undefined {
  const villes = new Set(postales.map(({ code }) => referentiel.communeMere(code)).filter((mere) => mere !== undefined));
  const [ville] = villes;
  if (ville === undefined || villes.size > 1) return undefined;
  const siennes = (communes: readonly CommuneReference[]): boolean =>
    communes.every(({ code }) => code === ville.code || referentiel.communeMere(code)?.code === ville.code);
  return siennes(postales) && siennes(homonymes) ? ville : undefined;
}

/** An arrondissement bears the name of its commune too, and a new commune those of the communes that it merged. */
function porteLeNom(referentiel: Referentiel, commune: CommuneReference, nom: string): boolean {
  const mere = referentiel.communeMere(commune.code);
  return referentiel.communesParNom(nom).some((autre) => autre.code === commune.code || autre.code === mere?.code);
}
