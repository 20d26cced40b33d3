/** What the communes of a département add up to, beside the département itself. */
import { rapprocherLesCommunes, type Rapprochement } from '../../domaine/calcul/infra-rapprochement';
import { colonne, construireTable, ouNd, sansBruit } from '../construire';
import type { Contexte } from '../contexte';
import { arrondiSansBruit, chercher, ligne } from '../formules';
import { ND, nomDuTerritoire } from '../libelles';
import type { PlanTable } from '../plan';
import { LIBELLE_NATURE } from './infra-lieux';

export function tableRapprochement({ reference }: Contexte, debut: number): PlanTable {
  const t = 'RapprochementLieux';
  const l = (entete: string): string => ligne(t, entete);
  // Inlined: a technical column would stand under a column that the tables above and below show.
  const cle = `"D"&${l('Territoire')}`;
  const assiette = (entete: string): string => chercher('Assiette', entete, cle);
  const communes = (entete: string): string =>
    `=SUMIF(RotationLieux[Clé nature],${cle}&"|${LIBELLE_NATURE.commune}",RotationLieux[${entete}])`;
  const nature = `${cle}&"|${LIBELLE_NATURE.commune}"`;
  // A commune without a rate is not a commune of 0 %: the sum is unknown with it.
  const siConnus = (entete: string): string =>
    `=IF(COUNTIFS(RotationLieux[Clé nature],${nature},RotationLieux[Taux retenu],"${ND}")>0,"${ND}",SUMIF(RotationLieux[Clé nature],${nature},RotationLieux[${entete}]))`;
  const connues = (calcul: string): string => `=IF(ISNUMBER(${l('Assiettes des communes')}),${calcul},"${ND}")`;
  const des = (entete: string): string => `N(${l(entete)})`;
  const ecartOuNd = (ecart: number | null): number | string => (ecart === null ? ND : sansBruit(ecart));
  return construireTable<Rapprochement>(
    t,
    [
      colonne('Territoire', 'texte', 'texte', 14, ({ departement }) => departement),
      colonne('Nom', 'texte', 'texte', 30, ({ departement }) => nomDuTerritoire(departement)),
      colonne('Communes', 'resultat', 'entier', 12, (r) => r.communes, {
        formule: `=COUNTIF(RotationLieux[Clé nature],${cle}&"|${LIBELLE_NATURE.commune}")`,
      }),
      colonne('Parc des communes', 'resultat', 'entier', 12, (r) => r.parcDesCommunes, { formule: communes('Parc') }),
      colonne('Parc du département', 'resultat', 'entier', 12, (r) => r.parc, { formule: `=${assiette('Parc')}` }),
      colonne('Parc sans commune', 'resultat', 'entier', 12, (r) => r.sansCommune, {
        formule: `=${l('Parc du département')}-${l('Parc des communes')}`,
      }),
      colonne('Flux brut des communes', 'resultat', 'decimal2', 12, (r) => ouNd(r.fluxBrutDesCommunes), { formule: siConnus('Flux brut') }),
      colonne('Flux brut du département', 'resultat', 'decimal2', 12, (r) => r.fluxBrut, { formule: `=${assiette('Flux brut')}` }),
      colonne('Assiettes des communes', 'resultat-cle', 'decimal2', 12, (r) => ouNd(r.assietteDesCommunes), {
        formule: siConnus('Assiette'),
      }),
      colonne('Assiette du département', 'resultat-cle', 'decimal2', 12, (r) => r.assiette, { formule: `=${assiette('Assiette')}` }),
      colonne('Écart en logements', 'resultat-cle', 'points', 12, (r) => ecartOuNd(r.ecart), {
        formule: connues(arrondiSansBruit(`${des('Assiettes des communes')}-${l('Assiette du département')}`)),
      }),
      colonne('dont taux différents', 'resultat', 'points', 12, (r) => ecartOuNd(r.ecartDesTaux), {
        formule: connues(arrondiSansBruit(`${des('Flux brut des communes')}-${l('Flux brut du département')}`)),
      }),
      colonne('dont déductions', 'resultat', 'points', 12, (r) => ecartOuNd(r.ecartDesDeductions), {
        formule: connues(
          arrondiSansBruit(
            `(${des('Assiettes des communes')}-${l('Assiette du département')})-(${des('Flux brut des communes')}-${l('Flux brut du département')})`,
          ),
        ),
      }),
      colonne('Écart en pourcentage', 'resultat', 'pourcent2', 12, (r) => ouNd(r.ecartRelatif), {
        formule: connues(
          `IF(${l('Assiette du département')}>0,${des('Assiettes des communes')}/${l('Assiette du département')}-1,"${ND}")`,
        ),
      }),
    ],
    rapprocherLesCommunes(reference.resultats.lieux, reference.resultats.assiette),
    { ligne: debut },
  );
}
