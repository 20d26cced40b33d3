/** Commune of a dwelling, cross-checked against the reference data (V03). */
import type { CommuneReference, Referentiel } from '../geographie/referentiel';
import type { Indicateur, ValeurCellule } from '../inventaire';
import { communesProbables, lireSansCode } from './lire-commune-sans-code';
import {
  accordDuNom,
  communesEntieres,
  controlerPostal,
  direCommunes,
  estDansLEpci,
  nomDeLaLigne,
  postalDeLaLigne,
} from './lire-commune-temoins';
import { normaliserInsee, ZERO_RESTITUE } from './normaliser-codes';
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

export interface LectureDeCommune {
  /** Null when nothing is sure. */
  readonly commune: CommuneReference | null;
  /** Every commune that the row may mean. */
  readonly possibles: readonly CommuneReference[];
}

export function lireCommune(contexte: ContexteLieu, departement: string | null): LectureDeCommune {
  const { referentiel } = contexte;
  const valeur = contexte.valeur('commune');
  const texte = texteDe(valeur);
  const lecture = normaliserInsee(valeur);
  if (lecture.etat !== 'lu') return lireSansCode(contexte, departement, lecture.etat === 'vide');

  const signaler = (constat: Omit<Constat, 'regle' | 'indicateur' | 'valeur'>): void => {
    contexte.signaler({ ...constat, regle: 'V03', indicateur: 'commune', valeur });
  };
  const ici = (commune: CommuneReference): boolean => departement === null || commune.departement === departement;
  const code = lecture.valeur;
  const actuelle = referentiel.commune(code);
  const commune = actuelle ?? referentiel.communeApresFusion(code);
  const ligne = nomDeLaLigne(contexte);
  const postal = postalDeLaLigne(contexte, ligne);
  const parNom = communesProbables(contexte, ligne.nom, departement);
  const unique = parNom.length === 1 ? parNom[0] : undefined;
  const accord = commune === undefined ? 'non' : accordDuNom(referentiel, commune, code, ligne);

  // Thousands of codes are both an INSEE code and a postal code: the name, the postal code or the EPCI beside it tells which was typed.
  const postales = referentiel.communesDuCodePostal(code);
  const rivales = communesEntieres(
    referentiel,
    postales.filter((autre) => autre !== commune && ici(autre)),
  );
  const homonymes = ligne.nom === '' ? [] : referentiel.communesParNom(ligne.nom);
  const dansLEpci = accord === 'oui' ? [] : rivales.filter((autre) => estDansLEpci(contexte, autre) === true);
  const epci = commune === undefined ? null : estDansLEpci(contexte, commune);
  const estCodePostal =
    commune === undefined
      ? postales.length > 0
      : (actuelle === undefined && !ici(commune) && rivales.length > 0) ||
        (accord === 'non' && postal?.code === code && rivales.length > 0) ||
        (accord !== 'oui' && postales.some((autre) => homonymes.includes(autre))) ||
        (epci === false && dansLEpci.length > 0);
  if (estCodePostal) {
    const ville = villeDuCodePostal(referentiel, postales, homonymes);
    if (ville !== undefined) {
      // « 75011 » has one reading: every arrondissement of that postal code is in the same commune.
      signaler({
        gravite: 'alerte',
        message: `${citer(texte)} est un code postal, non un code INSEE : le logement est rattaché à ${ville.nom} (${ville.code}), qui est la seule à l’avoir. Saisissez le code INSEE, ou gardez cette lecture.`,
        correction: ville.code,
      });
      return { commune: ville, possibles: [ville] };
    }
  }
  if (estCodePostal || commune === undefined) {
    const nommees = estCodePostal ? parNom.filter((autre) => postales.includes(autre)) : [];
    const possibles = [nommees, parNom, dansLEpci, rivales].find(({ length }) => length > 0) ?? communesEntieres(referentiel, postales);
    const precise = ligne.nom === '' || nommees.length > 0;
    const seule = unique ?? (precise && possibles.length === 1 ? possibles[0] : undefined);
    const choix = possibles.length > 1 ? ` : ${direCommunes(possibles)}` : ' à 5 caractères';
    const raison =
      commune === undefined || epci !== false || dansLEpci.length === 0
        ? ''
        : ` : l’EPCI de la ligne est celui de ${direCommunes(dansLEpci)}, non celui de ${commune.nom} (${commune.code})`;
    const constat = estCodePostal
      ? `${citer(texte)} est un code postal, non un code INSEE${raison}.`
      : `le code INSEE ${citer(texte)} n’existe pas.`;
    const issue = seule === undefined ? `Saisissez le code INSEE${choix}.` : `Correction proposée : ${seule.code} (${seule.nom}).`;
    signaler({
      gravite: 'erreur',
      message: `${constat} ${issue}`,
      correction: seule?.code ?? null,
    });
    return { commune: null, possibles };
  }

  // The same code in the column of postal codes, where the commune does not have it, makes both readings as likely.
  const copie = postal?.indicateur === 'codePostal' && postal.code === code && !commune.codesPostaux.includes(code);
  const confirmee = epci === true && dansLEpci.length === 0;
  if (accord !== 'oui' && rivales.length > 0 && !confirmee && (copie || (actuelle === undefined && ligne.nom === ''))) {
    const qualite = actuelle === undefined ? 'l’ancien code INSEE' : 'le code INSEE';
    signaler({
      gravite: 'erreur',
      message: `${citer(texte)} est à la fois ${qualite} de ${commune.nom} (${commune.code}) et le code postal de ${direCommunes(rivales)}. Saisissez le code INSEE voulu.`,
    });
    return { commune: null, possibles: [commune, ...rivales] };
  }
  if (actuelle === undefined) {
    const ancien = accord === 'inconnu' && ligne.nom !== '' ? ` La ligne indique ${citer(ligne.nom)}, qui peut être son ancien nom.` : '';
    signaler({
      gravite: 'information',
      message: `le code INSEE ${citer(texte)} n’est plus en vigueur, après une fusion ou un changement de code : le logement est rattaché à ${commune.nom} (${commune.code}).${ancien} Mettez le code à jour, ou gardez cette lecture.`,
      correction: commune.code,
    });
  } else if (lecture.remarque === ZERO_RESTITUE) {
    signaler({
      gravite: 'information',
      message: `le zéro de tête perdu a été rétabli : ${citer(texte)} est lu ${code}. Mettez la colonne au format texte, ou gardez cette lecture.`,
      correction: code,
    });
  }
  if (accord === 'non') {
    signaler({
      gravite: 'alerte',
      message: `le code ${code} est celui de ${commune.nom}, mais la ligne indique ${citer(texteDe(contexte.valeur('communeNom')))}. Corrigez le code ou le nom.`,
      correction: unique?.code ?? null,
    });
    return { commune, possibles: [commune, ...parNom] };
  }
  controlerPostal(contexte, commune, postal, accord);
  return { commune, possibles: [commune] };
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
