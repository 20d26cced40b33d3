/** What is said of the headers that come after the first one, and of the rows that are filled but read by none of them. */
import type { Bloc, Correspondance, Indicateur, LigneEcartee } from '../inventaire';
import { masquer } from './donnees-personnelles';
import { LIBELLES } from './libelles';
import { citer, lettresDeColonne, type Rapporteur } from './rapporteur';
import { texteDe } from './texte';

/** Beyond, the list is shortened: a message has to stay readable. */
const COLONNES_CITEES = 6;

function nommer(indicateurs: readonly Indicateur[]): string {
  const noms = indicateurs.slice(0, COLONNES_CITEES).map((indicateur) => citer(LIBELLES[indicateur] ?? indicateur));
  const reste = indicateurs.length - noms.length;
  return `${noms.join(', ')}${reste > 0 ? ` et ${reste} autre${reste > 1 ? 's' : ''}` : ''}`;
}

function placesDe({ sources }: Bloc, { colonnes }: Correspondance, premiereColonne: number): string {
  const lues = colonnes.flatMap(({ colonne, entete }) => {
    const source = sources?.get(colonne);
    return source === undefined || source === colonne
      ? []
      : [`${citer(masquer(texteDe(entete), false, new Set()))} en ${lettresDeColonne(premiereColonne + source)}`];
  });
  if (lues.length === 0) return '';
  const reste = lues.length - COLONNES_CITEES;
  return ` : ${lues.slice(0, COLONNES_CITEES).join(', ')}${reste > 0 ? ` et ${reste} autre${reste > 1 ? 's' : ''}` : ''}`;
}

/** Only the headers that change something: one that is repeated as it is has its row set aside, and that is all. */
export function signalerBlocs(
  correspondance: Correspondance,
  rapporteur: Rapporteur,
  premiereColonne: number,
  nombreDeLignes: number,
): void {
  const { blocs = [], ligneEntete } = correspondance;
  blocs.forEach((bloc, rang) => {
    const debut = rapporteur.ligneSource(bloc.ligneEntete + 1);
    const fin = rapporteur.ligneSource((blocs[rang + 1]?.ligneEntete ?? nombreDeLignes) - 1);
    if (fin < debut) return;
    const lignes = fin === debut ? `la ligne ${debut}` : `les lignes ${debut} à ${fin}`;
    const base = { regle: 'LECTURE', indicateur: null } as const;
    const premier = `celui de la ligne ${rapporteur.ligneSource(ligneEntete)}`;
    if (bloc.sources === null) {
      const absents = bloc.manquants.length === 0 ? '' : `, sans ${nommer(bloc.manquants)}`;
      rapporteur.signaler(bloc.ligneEntete, {
        ...base,
        gravite: 'erreur',
        message: `un second en-tête commence ici, trop différent de ${premier}${absents} : ${lignes} ne sont pas lues. Si ce sont des logements, donnez à ce tableau les mêmes colonnes qu’au premier ; sinon, supprimez-le ou placez-le sur une autre feuille.`,
      });
      return;
    }
    const absents =
      bloc.manquants.length === 0 ? '' : ` Il n’a pas ${nommer(bloc.manquants)} : ces cellules sont vides pour ces logements.`;
    const ajouts = bloc.nouveaux.length === 0 ? '' : ` Il ajoute ${nommer(bloc.nouveaux)}, que le premier n’a pas.`;
    rapporteur.signaler(bloc.ligneEntete, {
      ...base,
      gravite: bloc.manquants.length === 0 ? 'information' : 'alerte',
      message: `un second en-tête commence ici, différent de ${premier} : ${lignes} sont lues d’après lui${placesDe(bloc, correspondance, premiereColonne)}.${ajouts}${absents} Si ce ne sont pas des logements de l’inventaire, placez-les sur une autre feuille.`,
    });
  });
}

/** Rows above the header that are filled like dwellings: one finding, on the first of them. */
export function signalerAuDessus({ ligneEntete }: Correspondance, ecartees: readonly LigneEcartee[], rapporteur: Rapporteur): void {
  const entete = rapporteur.ligneSource(ligneEntete);
  const remplies = ecartees.filter(({ ligneSource, raison }) => raison === 'hors-tableau' && ligneSource < entete);
  const [premiere] = remplies;
  const derniere = remplies.at(-1);
  if (premiere === undefined || derniere === undefined) return;
  const lignes =
    remplies.length === 1
      ? 'cette ligne est remplie'
      : `${remplies.length} lignes, de ${premiere.ligneSource} à ${derniere.ligneSource}, sont remplies`;
  const suite = remplies.length === 1 ? 'elle n’est pas lue. Placez-la' : 'elles ne sont pas lues. Placez-les';
  rapporteur.signaler(premiere.ligneSource - rapporteur.ligneSource(0), {
    gravite: 'erreur',
    regle: 'LECTURE',
    indicateur: null,
    message: `${lignes} comme ${remplies.length === 1 ? 'un logement' : 'des logements'} au-dessus de l’en-tête, qui est en ligne ${entete} : ${suite} sous l’en-tête, ou déplacez l’en-tête au-dessus, puis relisez l’inventaire.`,
  });
}

/** Rows cited one range after the other; beyond, only how many more. */
const PLAGES_CITEES = 6;

function plagesDe(numeros: readonly number[]): string {
  const plages: { debut: number; fin: number }[] = [];
  for (const numero of numeros) {
    const derniere = plages.at(-1);
    if (derniere !== undefined && numero === derniere.fin + 1) derniere.fin = numero;
    else plages.push({ debut: numero, fin: numero });
  }
  const dites = plages
    .slice(0, PLAGES_CITEES)
    .map(({ debut, fin }) => (debut === fin ? String(debut) : fin === debut + 1 ? `${debut}, ${fin}` : `${debut} à ${fin}`));
  const reste = plages.slice(PLAGES_CITEES).reduce((total, { debut, fin }) => total + fin - debut + 1, 0);
  return `${dites.join(', ')}${reste > 0 ? ` et ${reste} de plus` : ''}`;
}

/** What was taken for a recap could be poor dwellings: one finding names all the rows. */
export function signalerRecapitulatif(ecartees: readonly LigneEcartee[], rapporteur: Rapporteur): void {
  const numeros = ecartees.filter(({ raison }) => raison === 'recapitulatif').map(({ ligneSource }) => ligneSource);
  const [premiere] = numeros;
  if (premiere === undefined) return;
  const plusieurs = numeros.length > 1;
  const sujet = plusieurs ? `les lignes ${plagesDe(numeros)} sont lues` : 'cette ligne est lue';
  const suite = plusieurs
    ? 'elles ne sont pas comptées. Si ce sont des logements, donnez-leur une référence et une commune'
    : 'elle n’est pas comptée. Si c’est un logement, donnez-lui une référence et une commune';
  rapporteur.signaler(premiere - rapporteur.ligneSource(0), {
    gravite: 'alerte',
    regle: 'LECTURE',
    indicateur: null,
    message: `${sujet} comme un récapitulatif sous l’inventaire (libellés et nombres, sans rien qui désigne un logement) : ${suite}, puis relisez l’inventaire ; sinon, laissez ainsi.`,
  });
}
