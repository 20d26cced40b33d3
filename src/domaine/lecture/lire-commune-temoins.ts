/** What a row says of its commune besides the INSEE code: its name, its postal code, its EPCI (DOMAINE §5.3, 5b). */
import { cleDeCommune } from '../geographie/cle-de-nom';
import type { CommuneReference, Referentiel } from '../geographie/referentiel';
import type { Indicateur } from '../inventaire';
import { codeEtNom } from './code-et-nom';
import type { ContexteLieu } from './lire-commune';
import { normaliserCodePostal, normaliserSiren } from './normaliser-codes';
import { citer } from './rapporteur';
import { texteDe } from './texte';

/** « Colomiers (31) », « 31000 Toulouse »: what stands beside the name in its cell. */
export interface NomDeLaLigne {
  readonly nom: string;
  readonly code: string | null;
  readonly departement: string | null;
}

const CODE_SEUL = /^(?:\d{5}|2[AB]\d{3})$/i;
const NOM_ET_DEPARTEMENT = /^(\p{L}.*?) ?\((\d{2,3}|2[AB])\)$/iu;

export function lireNom(texte: string): NomDeLaLigne {
  if (CODE_SEUL.test(texte)) return { nom: '', code: texte.toUpperCase(), departement: null };
  const ensemble = codeEtNom(texte);
  if (ensemble !== null) return { ...ensemble, departement: null };
  const [, nom = texte, departement = null] = NOM_ET_DEPARTEMENT.exec(texte) ?? [];
  return { nom, code: null, departement: departement?.toUpperCase() ?? null };
}

export const nomDeLaLigne = ({ valeur }: Pick<ContexteLieu, 'valeur'>): NomDeLaLigne => lireNom(texteDe(valeur('communeNom')));

/** `inconnu` where there is no name, or where nothing tells the name that a former code had: neither proves anything. */
export type Accord = 'oui' | 'non' | 'inconnu';

/** An arrondissement bears the name of its commune too, a commune those of its arrondissements, a new one those that it merged. */
function porteLeNom(referentiel: Referentiel, commune: CommuneReference, { nom, departement }: NomDeLaLigne): boolean {
  if (departement !== null && departement !== commune.departement) return false;
  const mere = referentiel.communeMere(commune.code)?.code;
  return referentiel
    .communesParNom(nom)
    .some(({ code }) => code === commune.code || code === mere || referentiel.communeMere(code)?.code === commune.code);
}

/** `code`, as it is written: that of the commune, or a former one. */
export function accordDuNom(referentiel: Referentiel, commune: CommuneReference, code: string, ligne: NomDeLaLigne): Accord {
  if (ligne.nom === '') return 'inconnu';
  if (porteLeNom(referentiel, commune, ligne)) return 'oui';
  if (referentiel.commune(code) !== undefined || referentiel.ancienNom(code) !== undefined) return 'non';
  // Two communes of a département never share a name: one that stands there today is not the merged one.
  const cle = cleDeCommune(ligne.nom);
  const vivante = referentiel
    .communesParNom(ligne.nom)
    .some(({ departement, nom }) => departement === commune.departement && cleDeCommune(nom) === cle);
  return vivante ? 'non' : 'inconnu';
}

export interface PostalDeLaLigne {
  readonly code: string;
  readonly indicateur: Indicateur;
}

/** That of its own column, or the one written beside the name. A CEDEX is that of a post office, not of a dwelling. */
export function postalDeLaLigne({ valeur }: Pick<ContexteLieu, 'valeur'>, { code }: NomDeLaLigne): PostalDeLaLigne | null {
  const lecture = normaliserCodePostal(valeur('codePostal'));
  const texte = texteDe(valeur('codePostal'));
  const ecrit = lecture.etat === 'lu' ? lecture.valeur : /CEDEX/i.test(texte) ? undefined : /^(\d{5})\b/.exec(texte)?.[1];
  if (ecrit !== undefined) return { code: ecrit, indicateur: 'codePostal' };
  return code === null ? null : { code, indicateur: 'communeNom' };
}

/** Null where the row names no EPCI that is known. */
export function estDansLEpci({ referentiel, a, valeur }: ContexteLieu, { epci }: CommuneReference): boolean | null {
  const cellule = valeur(a('epci') ? 'epci' : 'epciNom');
  const lecture = normaliserSiren(cellule);
  if (lecture.etat === 'vide') return null;
  const trouve = lecture.etat === 'lu' ? referentiel.epci(lecture.valeur) : referentiel.epciParNom(texteDe(cellule), epci);
  return trouve === undefined ? null : trouve.siren === epci;
}

/** Paris, Lyon and Marseille once for all their arrondissements. */
export function communesEntieres(referentiel: Referentiel, communes: readonly CommuneReference[]): readonly CommuneReference[] {
  return [...new Set(communes.map((commune) => referentiel.communeMere(commune.code) ?? commune))];
}

const COMMUNES_CITEES = 4;
const CODES_CITES = 6;

export function direCommunes(communes: readonly CommuneReference[]): string {
  const citees = communes.slice(0, COMMUNES_CITEES).map(({ nom, code }) => `${nom} (${code})`);
  return `${citees.join(', ')}${communes.length > COMMUNES_CITEES ? '…' : ''}`;
}

function direPostaux(codes: readonly string[]): string {
  const cites = codes.slice(0, CODES_CITES).join(', ');
  return codes.length === 1 ? `le code postal ${cites}` : `les codes postaux ${cites}${codes.length > CODES_CITES ? '…' : ''}`;
}

/** The postal code of the row is none of those of the commune that was read: both readings are told, none is changed. */
export function controlerPostal(
  { referentiel, valeur, signaler }: ContexteLieu,
  commune: CommuneReference,
  postal: PostalDeLaLigne | null,
  accord: Accord,
): void {
  const { codesPostaux } = commune;
  if (postal === null || codesPostaux.length === 0 || codesPostaux.includes(postal.code)) return;
  const dansLaColonne = postal.indicateur === 'codePostal';
  // Beside the name, the same INSEE code says the same thing twice.
  if (!dansLaColonne && (postal.code === commune.code || referentiel.communeApresFusion(postal.code) === commune)) return;
  const autres = communesEntieres(referentiel, referentiel.communesDuCodePostal(postal.code));
  const insee = referentiel.commune(postal.code);
  const lecture =
    autres.length > 0
      ? `le code postal de ${direCommunes(autres)}`
      : insee === undefined
        ? 'qui n’est le code postal d’aucune commune'
        : `qui est le code INSEE de ${insee.nom}, non un code postal`;
  signaler({
    gravite: 'alerte',
    regle: 'V03',
    indicateur: postal.indicateur,
    valeur: valeur(postal.indicateur),
    message: `${commune.nom} (${commune.code}) a ${direPostaux(codesPostaux)}, mais la ligne indique ${citer(postal.code)}, ${lecture}. Corrigez le code postal, ou la commune.`,
    // The code and the name agree on the commune: only its postal code is then in doubt.
    correction: dansLaColonne && accord === 'oui' && codesPostaux.length === 1 ? (codesPostaux[0] ?? null) : null,
  });
}
