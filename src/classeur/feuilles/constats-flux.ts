/** What a negotiator must know of each territoire before reading its lines: what the caps took, and what is left to arbitrate. */
import { arrondir } from '../../domaine/calcul/arrondi';
import { rendusParLesPlafonds } from '../../domaine/calcul/partager';
import { LIBELLE_CATEGORIE, type Categorie } from '../../domaine/categories';
import { seuil } from '../../domaine/hypotheses-seuils';
import type { ResultatAssiette, ResultatFlux } from '../../domaine/resultats';
import { colonne, construireTable, plageDeColonne } from '../construire';
import type { Contexte } from '../contexte';
import { adresse, chercher, ligne } from '../formules';
import type { PlanMiseEnForme, PlanTable } from '../plan';
import { etape } from './colonnes-du-partage';
import { parametre } from './parametres';

const T = 'ConstatsFlux';
const BRUIT = 1e-9;

const nombre = (valeur: number): string => String(arrondir(valeur, 2)).replace('.', ',');
const nombreFormule = (expression: string): string => `SUBSTITUTE(ROUND(${expression},2)&"",".",",")`;

const RENDUS = 'rendus au non réservé';
const ABSORBES = 'absorbés par l’excédent des parts';

/** In points and in dwellings. Above 100 %, the excess takes what the caps remove before it reaches what nobody reserves. */
function plafonds(retires: number, rendus: number, assiette: number): string {
  if (retires <= BRUIT) return 'Aucun plafond atteint.';
  const absorbes = retires - rendus;
  const partages = ` : ${nombre(rendus * assiette)} ${RENDUS}, ${nombre(absorbes * assiette)} ${ABSORBES}`;
  const suite = rendus <= BRUIT ? `, ${ABSORBES}` : absorbes <= BRUIT ? `, ${RENDUS}` : partages;
  return `Plafonds (V18) : ${nombre(retires * 100)} points retirés, soit ${nombre(retires * assiette)} logements par an${suite}.`;
}

/** The État's flux is typed over dwellings that the file gives to others: it takes first what nobody reserves (DOMAINE §3.2; RPLS code 7). */
function parts(exces: number, comptees: number, surLeNonReserve: number, tolerance: number): string {
  if (exces <= tolerance + BRUIT) return comptees > 1 + tolerance + BRUIT ? '' : ' Les parts font 100 %.';
  const proposition =
    surLeNonReserve > BRUIT ? `l’État d’abord sur le non réservé (code 7, ${nombre(surLeNonReserve * 100)} %), il reste` : 'il reste';
  return ` Parts (V17) : ${nombre((1 + exces) * 100)} % ; ${proposition} ${nombre(exces * 100)} % à arbitrer (paramètre « Parts au-delà de 100 % »).`;
}

const COMPTEES = [
  ' Parts comptées (V17) : ',
  ' %, car des logements comptent plusieurs fois (paramètre « Plusieurs réservataires »).',
] as const;

/** With the rule « double », dwellings counted twice show in the counted shares only: what is left for nobody hides the excess. */
function partsComptees(comptees: number, tolerance: number): string {
  return comptees <= 1 + tolerance + BRUIT ? '' : COMPTEES.join(nombre(comptees * 100));
}

export function tableConstatsFlux({ reference }: Contexte, debut: number): PlanTable {
  const { flux, assiette } = reference.resultats;
  const cle = `"D"&${ligne(T, 'Territoire')}`;
  const total = (entete: string): string => `SUMIF(Flux[Clé territoire],${cle},Flux[${entete}])`;
  const parCategorie = (entete: string, code: Categorie): string =>
    `SUMIFS(Flux[${entete}],Flux[Clé territoire],${cle},Flux[Catégorie],"${LIBELLE_CATEGORIE[code]}")`;
  const retires = `(${total(etape().sousPlafond)}-${total(etape().gardee)})`;
  const exces = `(${total('Part retenue')}-1)`;
  const etatFormule = `${parCategorie('Part retenue', 'etat-prioritaires')}+${parCategorie('Part retenue', 'etat-agents')}`;
  const rendus = `(${parCategorie('Part après plafonds', 'non-reserve')}-${parCategorie('Part avant plafonds', 'non-reserve')})`;
  const n = chercher('Assiette', 'Assiette', cle);
  const trop = `${exces}>${parametre('tolerance')}/100+0.000000001`;
  const comptees = total('Part');
  const tropComptees = `${comptees}-1>${parametre('tolerance')}/100+0.000000001`;
  const surLeNonReserve = `MIN(${parCategorie('Part', 'non-reserve')},${etatFormule})`;
  const somme = (code: string, valeur: (element: ResultatFlux) => number | null): number =>
    flux.reduce((total, element) => total + (element.territoire === code ? (valeur(element) ?? 0) : 0), 0);
  const constat = ({ territoire, assiette: n }: ResultatAssiette): string => {
    const retire = somme(territoire, ({ partage }) => partage.sousPlafond - partage.protegee);
    const etat = somme(territoire, ({ categorie, partRetenue }) =>
      categorie === 'etat-prioritaires' || categorie === 'etat-agents' ? partRetenue : 0,
    );
    const nonReserve = somme(territoire, ({ categorie, part }) => (categorie === 'non-reserve' ? part : 0));
    const depassement = somme(territoire, ({ partRetenue }) => partRetenue) - 1;
    const tolerance = seuil(reference.hypotheses, 'tolerance');
    const partsDuFichier = somme(territoire, ({ part }) => part);
    const rendus = somme(territoire, ({ categorie, partage }) => (categorie === 'non-reserve' ? rendusParLesPlafonds(partage) : 0));
    return (
      plafonds(retire, rendus, n) +
      parts(depassement, partsDuFichier, Math.min(nonReserve, etat), tolerance) +
      partsComptees(partsDuFichier, tolerance)
    );
  };
  return construireTable<ResultatAssiette>(
    T,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
      // Last, to run on to the right.
      colonne('Constat', 'texte-libre', 'texte', 36, constat, {
        formule:
          `=IF(${retires}>0.000000001,"Plafonds (V18) : "&${nombreFormule(`${retires}*100`)}&` +
          `" points retirés, soit "&${nombreFormule(`${retires}*${n}`)}&" logements par an"&IF(${rendus}<=0.000000001,", ${ABSORBES}.",` +
          `IF(${retires}-${rendus}<=0.000000001,", ${RENDUS}."," : "&${nombreFormule(`${rendus}*${n}`)}&" ${RENDUS}, "&` +
          `${nombreFormule(`(${retires}-${rendus})*${n}`)}&" ${ABSORBES}.")),"Aucun plafond atteint.")&` +
          `IF(${trop}," Parts (V17) : "&${nombreFormule(`(1+${exces})*100`)}&" % ; "&` +
          `IF(${surLeNonReserve}>0.000000001,"l’État d’abord sur le non réservé (code 7, "&${nombreFormule(`${surLeNonReserve}*100`)}&" %), il reste ","il reste ")&` +
          `${nombreFormule(`${exces}*100`)}&" % à arbitrer (paramètre « Parts au-delà de 100 % »).",IF(${tropComptees},""," Les parts font 100 %."))&` +
          `IF(${tropComptees},"${COMPTEES[0]}"&${nombreFormule(`${comptees}*100`)}&"${COMPTEES[1]}","")`,
      }),
    ],
    assiette,
    { ligne: debut },
  );
}

/** What a cap took stands out, line by line. */
export function plafondsAtteints(table: PlanTable): PlanMiseEnForme[] {
  const plage = plageDeColonne(table, 'Points retirés par les plafonds', 'Logements retirés par les plafonds');
  return [{ plage, formule: `=ROUND(${plage.split(':')[0] ?? plage},6)>0`, style: 'modifie' }];
}

export function constatsEnAlerte(constats: PlanTable): PlanMiseEnForme {
  const colonneA1 = constats.colonne + constats.colonnes.findIndex(({ entete }) => entete === 'Constat');
  const premiere = constats.ligne + 1;
  // As far as the sentence runs.
  const plage = `${adresse(premiere, colonneA1)}:${adresse(constats.ligne + constats.lignes.length, colonneA1 + 11)}`;
  return { plage, formule: `=$${adresse(premiere, colonneA1)}<>"${plafonds(0, 0, 0)}${parts(0, 1, 0, 0)}"`, style: 'modifie' };
}
