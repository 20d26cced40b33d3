/** What a negotiator must know of each territoire before reading its lines: what the caps took, and what is left to arbitrate. */
import { NON_RESERVE } from '../../domaine/bien';
import { tauxManquant } from '../../domaine/calcul/assiette';
import { rendusParLesPlafonds } from '../../domaine/calcul/partager';
import { fluxRepris } from '../../domaine/calcul/reprises';
import { sansTauxPropre } from '../../domaine/calcul/rotation-reservataires';
import { seuil } from '../../domaine/hypotheses-seuils';
import type { ResultatAssiette, ResultatFlux } from '../../domaine/resultats';
import { colonne, construireTable, plageDeColonne } from '../construire';
import type { Contexte, Jeu } from '../contexte';
import { adresse, chercher, ligne, ref } from '../formules';
import type { PlanMiseEnForme, PlanTable } from '../plan';
import { aSavoir } from './a-savoir';
import { reglage } from './choix-scenario';
import { repriseEnClair } from './colonnes-de-la-reprise';
import { LIBELLE_METHODE, LIBELLE_POPULATION, LIBELLE_REGLEMENT, ND } from '../libelles';
import { parametre } from './parametres';
import { nombre, nombreFormule, PHRASE_TAUX_MANQUANT, TAUX_MANQUANT } from './taux-manquant';

const BRUIT = 1e-9;

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

/** Who takes the excess in the text of V17: the État first on what nobody reserves (golden case G21), unless that covers all of it. */
const V17 = {
  debut: ' Parts (V17) : ',
  enTout: ' % ; ',
  surLeNonReserve: 'l’État d’abord sur le non réservé (code 7, ',
  reste: ' %), il reste ',
  seul: 'il reste ',
  couvert: 'le non réservé compté couvre toute la part de l’État (',
  exces: ' %), l’excédent vient des autres parts : ',
  fin: ' % à arbitrer (paramètre « Parts au-delà de 100 % »).',
} as const;

function parts(
  exces: number,
  comptees: number,
  { libre, etat }: { readonly libre: number; readonly etat: number },
  tolerance: number,
): string {
  if (exces <= tolerance + BRUIT) return comptees > 1 + tolerance + BRUIT ? '' : ' Les parts font 100 %.';
  const couvert = etat > BRUIT && libre >= etat - BRUIT;
  const proposition = couvert
    ? V17.couvert + nombre(etat * 100) + V17.exces
    : Math.min(libre, etat) > BRUIT
      ? V17.surLeNonReserve + nombre(Math.min(libre, etat) * 100) + V17.reste
      : V17.seul;
  return `${V17.debut}${nombre((1 + exces) * 100)}${V17.enTout}${proposition}${nombre(exces * 100)}${V17.fin}`;
}

/** What the settlement took is never silent (DOMAINE §3.2; §12, behaviour 3). */
const REGLEMENT = {
  debut: ' Parts (V17) : ',
  ramenes: ' % demandés, ramenés à ',
  par: ' % par ',
  retires: ' ; ',
  points: ' points retirés, soit ',
  fin: ' logements par an (colonnes « retirés par le règlement »).',
} as const;

function reglement(demandees: number, retires: number, assiette: number, libelle: string, tolerance: number): string {
  if (retires <= tolerance + BRUIT) return '';
  return (
    REGLEMENT.debut +
    nombre(demandees * 100) +
    REGLEMENT.ramenes +
    nombre((demandees - retires) * 100) +
    REGLEMENT.par +
    libelle +
    REGLEMENT.retires +
    nombre(retires * 100) +
    REGLEMENT.points +
    nombre(retires * assiette) +
    REGLEMENT.fin
  );
}

const A_SAVOIR = { debut: ' À savoir, ', phrase: ' : ', autres: ' Autres lignes à lire (colonne « À savoir ») : ', fin: '.' } as const;

function signaler(lignes: readonly { readonly reservataire: string; readonly phrase: string }[]): string {
  const [premiere] = lignes;
  if (premiere === undefined) return '';
  const autres = lignes.length > 1 ? `${A_SAVOIR.autres}${lignes.length - 1}${A_SAVOIR.fin}` : '';
  return `${A_SAVOIR.debut}${premiere.reservataire}${A_SAVOIR.phrase}${premiere.phrase}${autres}`;
}

/** « Parc du réservataire » where no own rate can be known: the rate of the territoire stands for it. */
const SANS_TAUX_PROPRE = [
  ' Population du taux : taux propre inconnu (réservataires concernés : ',
  '), le taux du territoire s’applique.',
] as const;

function sansTauxPropreEnClair(nombreDeLignes: number): string {
  return nombreDeLignes === 0 ? '' : SANS_TAUX_PROPRE.join(String(nombreDeLignes));
}

const COMPTEES = [
  ' Parts comptées (V17) : ',
  ' %, car des logements comptent plusieurs fois (paramètre « Plusieurs réservataires »).',
] as const;

/** With the rule « double », dwellings counted twice show in the counted shares only: what is left for nobody hides the excess. */
function partsComptees(comptees: number, tolerance: number): string {
  return comptees <= 1 + tolerance + BRUIT ? '' : COMPTEES.join(nombre(comptees * 100));
}

export function tableConstatsFlux(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  const t = jeu.tables.constats;
  const { hypotheses, tables } = jeu;
  const { flux, assiette } = jeu.resultats;
  const cle = `"D"&${ligne(t, 'Territoire')}`;
  const lu = (entete: string): string => ref(tables.flux, entete);
  const total = (entete: string): string => `SUMIF(${lu('Clé territoire')},${cle},${lu(entete)})`;
  const duSolde = (entete: string): string => chercher(tables.flux, entete, `${cle}&"|${NON_RESERVE}"`);
  const retires = duSolde('Plafonné du territoire');
  const exces = `(${total('Part retenue')}-1)`;
  const rendus = duSolde('Rendu du territoire');
  const n = chercher(tables.assiette, 'Assiette', cle);
  const trop = `${exces}>${parametre('tolerance')}/100+0.000000001`;
  const comptees = total('Part');
  const tropComptees = `${comptees}-1>${parametre('tolerance')}/100+0.000000001`;
  const sansPropre =
    `SUMPRODUCT((${lu('Clé territoire')}=${cle})*(${lu('Taux propre')}="${ND}")*(${lu('Logements réservés')}>0)*(${lu('Réservataire')}<>"${NON_RESERVE}")*` +
    `(${lu('Méthode')}="${LIBELLE_METHODE.assiette}")*(${lu('Part convenue')}=""))`;
  const lignesDe = (code: string): ResultatFlux[] => flux.filter(({ territoire }) => territoire === code);
  const libreFormule = `N(${duSolde('Part')})`;
  const etatEntre = duSolde('Part de l’État du territoire');
  const demandees = duSolde('Demandé du territoire');
  const regles = duSolde('Réglé du territoire');
  const tropRegles = `${regles}>${parametre('tolerance')}/100+0.000000001`;
  const aDire = `COUNTIF(${lu('Clé à savoir')},${cle})`;
  const premier = (entete: string): string => chercher(tables.flux, entete, cle, 'Clé à savoir');
  const somme = (code: string, valeur: (element: ResultatFlux) => number | null): number =>
    flux.reduce((total, element) => total + (element.territoire === code ? (valeur(element) ?? 0) : 0), 0);
  const constat = (resultat: ResultatAssiette): string => {
    const { territoire, assiette: n } = resultat;
    const retire = somme(territoire, ({ partage }) => partage.sousPlafond - partage.protegee);
    const etat = somme(territoire, ({ categorie, partRetenue }) =>
      categorie === 'etat-prioritaires' || categorie === 'etat-agents' ? partRetenue : 0,
    );
    const nonReserve = somme(territoire, ({ categorie, part }) => (categorie === 'non-reserve' ? part : 0));
    const depassement = somme(territoire, ({ partRetenue }) => partRetenue) - 1;
    const tolerance = seuil(hypotheses, 'tolerance');
    const demandees = somme(territoire, ({ partage }) => partage.protegee + partage.libre);
    const regles = somme(territoire, ({ partage }) => partage.retireParLeReglement);
    const partsDuFichier = somme(territoire, ({ part }) => part);
    const rendus = somme(territoire, ({ categorie, partage }) => (categorie === 'non-reserve' ? rendusParLesPlafonds(partage) : 0));
    return (
      (tauxManquant(resultat) ? `${PHRASE_TAUX_MANQUANT} ` : '') +
      plafonds(retire, rendus, n) +
      reglement(demandees, regles, n, LIBELLE_REGLEMENT[hypotheses.reglementDesParts], tolerance) +
      (regles > tolerance + BRUIT && depassement <= tolerance + BRUIT
        ? ''
        : parts(depassement, partsDuFichier, { libre: nonReserve, etat }, tolerance)) +
      partsComptees(partsDuFichier, tolerance) +
      repriseEnClair(somme(territoire, (element) => fluxRepris(hypotheses, element))) +
      sansTauxPropreEnClair(sansTauxPropre(hypotheses, lignesDe(territoire), jeu.resultats.rotationReservataires).length) +
      signaler(
        lignesDe(territoire)
          .map((element) => ({ reservataire: element.reservataire, phrase: aSavoir(contexte, jeu, element) }))
          .filter(({ phrase }) => phrase !== ''),
      )
    );
  };
  return construireTable<ResultatAssiette>(
    t,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
      // Last, to run on to the right.
      colonne('Constat', 'texte-libre', 'texte', 36, constat, {
        formule:
          `=IF(${chercher(tables.assiette, 'Contrôle du taux', cle)}="${TAUX_MANQUANT}","${PHRASE_TAUX_MANQUANT} ","")&IF(${retires}>0.000000001,"Plafonds (V18) : "&${nombreFormule(`${retires}*100`)}&` +
          `" points retirés, soit "&${nombreFormule(`${retires}*${n}`)}&" logements par an"&IF(${rendus}<=0.000000001,", ${ABSORBES}.",` +
          `IF(${retires}-${rendus}<=0.000000001,", ${RENDUS}."," : "&${nombreFormule(`${rendus}*${n}`)}&" ${RENDUS}, "&` +
          `${nombreFormule(`(${retires}-${rendus})*${n}`)}&" ${ABSORBES}.")),"Aucun plafond atteint.")&` +
          `IF(${tropRegles},"${REGLEMENT.debut}"&${nombreFormule(`${demandees}*100`)}&"${REGLEMENT.ramenes}"&${nombreFormule(`(${demandees}-${regles})*100`)}&` +
          `"${REGLEMENT.par}"&${reglage(jeu, 'reglementDesParts')}&"${REGLEMENT.retires}"&${nombreFormule(`${regles}*100`)}&"${REGLEMENT.points}"&` +
          `${nombreFormule(`${regles}*${n}`)}&"${REGLEMENT.fin}","")&` +
          `IF(${trop},"${V17.debut}"&${nombreFormule(`(1+${exces})*100`)}&"${V17.enTout}"&` +
          `IF(AND(${etatEntre}>0.000000001,${libreFormule}>=${etatEntre}-0.000000001),"${V17.couvert}"&${nombreFormule(`${etatEntre}*100`)}&"${V17.exces}",` +
          `IF(MIN(${libreFormule},${etatEntre})>0.000000001,"${V17.surLeNonReserve}"&${nombreFormule(`MIN(${libreFormule},${etatEntre})*100`)}&"${V17.reste}","${V17.seul}"))&` +
          `${nombreFormule(`${exces}*100`)}&"${V17.fin}",IF(OR(${tropComptees},${tropRegles}),""," Les parts font 100 %."))&` +
          `IF(${tropComptees},"${COMPTEES[0]}"&${nombreFormule(`${comptees}*100`)}&"${COMPTEES[1]}","")&` +
          `${duSolde('Reprise en clair')}&IF(${parametre('populationDuTaux')}="${LIBELLE_POPULATION['parc-du-reservataire']}",IF(${sansPropre}>0,"${SANS_TAUX_PROPRE[0]}"&${sansPropre}&"${SANS_TAUX_PROPRE[1]}",""),"")&` +
          `IF(${aDire}>0,"${A_SAVOIR.debut}"&${premier('Réservataire')}&"${A_SAVOIR.phrase}"&${premier('À savoir')}&IF(${aDire}>1,"${A_SAVOIR.autres}"&(${aDire}-1)&"${A_SAVOIR.fin}",""),"")`,
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

/** What the settlement took stands out too; a scenario has no room for these columns, but shows the two shares. */
export function partsReglees(table: PlanTable): PlanMiseEnForme[] {
  const premiere = (entete: string): string => `$${(plageDeColonne(table, entete).split(':')[0] ?? '').replace(/^\$/, '')}`;
  const avant = premiere('Part après plafonds');
  const apres = premiere('Part retenue');
  const plages = [
    plageDeColonne(table, 'Part retenue'),
    plageDeColonne(table, 'Points retirés par le règlement', 'Logements retirés par le règlement'),
  ];
  return plages.map((plage) => ({ plage, formule: `=ROUND(N(${avant})-N(${apres}),8)>0`, style: 'modifie' }));
}

export function constatsEnAlerte(constats: PlanTable): PlanMiseEnForme {
  const colonneA1 = constats.colonne + constats.colonnes.findIndex(({ entete }) => entete === 'Constat');
  const premiere = constats.ligne + 1;
  // As far as the sentence runs.
  const plage = `${adresse(premiere, colonneA1)}:${adresse(constats.ligne + constats.lignes.length, colonneA1 + 11)}`;
  return {
    plage,
    formule: `=$${adresse(premiere, colonneA1)}<>"${plafonds(0, 0, 0)}${parts(0, 1, { libre: 0, etat: 0 }, 0)}"`,
    style: 'modifie',
  };
}
