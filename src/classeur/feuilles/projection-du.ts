/** Droits uniques of the years to come, réservataire by réservataire: read from the counted programmes, never from the inventory. */
import { ANNEES_DE_PROJECTION, type AnneeDeProjection } from '../../domaine/calcul/projection-du';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import { colonne, construireTable, ouNd, plageDeColonne, techniques } from '../construire';
import { chercher, ligne, sansJoker } from '../formules';
import { ND, nomDuTerritoire } from '../libelles';
import type { PlanGraphique, PlanTable } from '../plan';
import { cleDuTitulaire } from '../../domaine/calcul/cle-du-nom';
import { cleEnFormule } from '../cle-du-titulaire';

const T = 'ProjectionDU';
const l = (entete: string): string => ligne(T, entete);

/** As many curves as a reader tells apart. */
const SERIES_MAXIMALES = 6;
export const HAUTEUR_DE_LA_COURBE = 16;

export function tableProjectionDu(projection: readonly AnneeDeProjection[], debut: number): PlanTable {
  const annee = l('Année');
  const cle = sansJoker(l('Clé réservataire'));
  const programmes = (colonneSommee: string, ...conditions: readonly string[]): string =>
    `SUMIFS(ComptageProgrammes[${colonneSommee}],ComptageProgrammes[Clé réservataire],${cle}${conditions.map((condition) => `,${condition}`).join('')})`;
  const commence = `ComptageProgrammes[Première année],"<="&${annee}`;
  const categorie = chercher('Flux', 'Catégorie', cle);
  return construireTable<AnneeDeProjection>(
    T,
    [
      colonne('Territoire', 'texte', 'texte', 14, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 28, ({ reservataire }) => reservataire),
      colonne('Année', 'resultat', 'general', 16, (element) => element.annee, { formule: `=Negoflux_Exercice+${l('Rang')}` }),
      colonne('Droits de suite actifs', 'resultat', 'decimal2', 12, ({ droitsDeSuite }) => droitsDeSuite, {
        formule: `=${programmes('Droits retenus', commence, `ComptageProgrammes[Dernière année],">="&${annee}`)}`,
      }),
      colonne('Droits pour un tour', 'resultat', 'decimal2', 13, ({ droitsPourUnTour }) => droitsPourUnTour, {
        formule: `=${programmes('Tour retenu', `ComptageProgrammes[Premier tour],${annee}`)}`,
      }),
      colonne('Perdus au prorata', 'resultat', 'decimal2', 13, ({ perdus }) => perdus, {
        formule: `=${programmes('Perdus la dernière année', commence, `ComptageProgrammes[Dernière année],${annee}`)}`,
      }),
      colonne('Taux de rotation', 'resultat', 'pourcent2', 12, ({ tauxRotation }) => ouNd(tauxRotation), {
        formule: `=${chercher('Rotation', 'Taux retenu', `"D"&${l('Territoire')}`)}`,
      }),
      colonne('DU des programmes', 'resultat', 'decimal2', 13, ({ duDesProgrammes }) => ouNd(duDesProgrammes), {
        formule: `=IF(ISNUMBER(${l('Taux de rotation')}),${l('Taux de rotation')}*(${l('Droits de suite actifs')}-${l('Perdus au prorata')}),"${ND}")`,
      }),
      colonne('DU de conventions de parc', 'resultat', 'decimal2', 12, ({ duConventionsDeParc }) => duConventionsDeParc, {
        formule: `=IF(${categorie}="${LIBELLE_CATEGORIE['action-logement']}",N(${chercher('Liberations', 'DU de conventions de parc', `"D"&${l('Territoire')}`)}),0)`,
      }),
      colonne('DU annuels', 'resultat-cle', 'decimal2', 12, ({ duAnnuels }) => ouNd(duAnnuels), {
        formule: `=IF(ISNUMBER(${l('DU des programmes')}),${l('DU des programmes')}+${l('DU de conventions de parc')},"${ND}")`,
      }),
      ...techniques<AnneeDeProjection>([
        colonne('Rang', 'texte', 'entier', 8, (_, rang) => rang % ANNEES_DE_PROJECTION),
        colonne('Clé réservataire', 'resultat', 'general', 20, cleDuTitulaire, {
          formule: `=${cleEnFormule(l)}`,
        }),
        colonne('Clé', 'resultat', 'general', 20, (element) => `${cleDuTitulaire(element)}|${element.annee}`, {
          formule: `=${l('Clé réservataire')}&"|"&${annee}`,
        }),
      ]),
    ],
    projection,
    { ligne: debut },
  );
}

/** One curve by réservataire and territoire: how the volume falls as conventions end. */
export function courbeDesDu(
  table: PlanTable,
  projection: readonly AnneeDeProjection[],
  debut: number,
  derniereColonne: number,
): PlanGraphique[] {
  const nombre = Math.min(SERIES_MAXIMALES, projection.length / ANNEES_DE_PROJECTION);
  if (nombre === 0) return [];
  const premiere = plageDeColonne(table, 'DU annuels').split(':')[0] ?? '';
  const colonneDu = premiere.replace(/\d+/, '');
  const colonneAnnee = (plageDeColonne(table, 'Année').split(':')[0] ?? '').replace(/\d+/, '');
  const plage = (lettre: string, rang: number): string =>
    `${lettre}${table.ligne + 2 + rang * ANNEES_DE_PROJECTION}:${lettre}${table.ligne + 1 + (rang + 1) * ANNEES_DE_PROJECTION}`;
  return [
    {
      nom: 'GraphiqueDU',
      type: 'courbes',
      titre: 'Droits uniques par an, au taux de rotation retenu',
      categories: plage(colonneAnnee, 0),
      series: Array.from({ length: nombre }, (_, rang) => {
        const { territoire = '', reservataire = '' } = projection[rang * ANNEES_DE_PROJECTION] ?? {};
        return { nom: `${nomDuTerritoire(territoire)} – ${reservataire}`, valeurs: plage(colonneDu, rang) };
      }),
      ancre: { ligne: debut, colonne: 0, ligneFin: debut + HAUTEUR_DE_LA_COURBE, colonneFin: derniereColonne },
      format: 'decimal2',
    },
  ];
}
