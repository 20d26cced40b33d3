import { NON_RESERVE } from '../../domaine/bien';
import { rendusParLesPlafonds } from '../../domaine/calcul/partager';
import { LIBELLE_CATEGORIE, type Categorie } from '../../domaine/categories';
import type { Arrondi } from '../../domaine/hypotheses';
import type { PartageDUneLigne, ResultatFlux } from '../../domaine/resultats';
import type { ResultatInfra } from '../../domaine/resultats-infra';
import type { Lots } from '../../domaine/lots';
import { colonne, construireTableParLots, ouNd, sansBruit, techniques, type Colonne } from '../construire';
import { MOTIFS_NEGOCIES, type Contexte, type Jeu } from '../contexte';
import { arrondiSansBruit, chercher, indexer, ligne, ref, sansJoker } from '../formules';
import {
  COMME_LA_REFERENCE,
  LIBELLE_ARRONDI,
  LIBELLE_DENOMINATEUR,
  LIBELLE_METHODE,
  LIBELLE_PLAFOND,
  LIBELLE_POPULATION,
  MOTIF_COURT,
  ND,
} from '../libelles';
import type { PlanTable } from '../plan';
import { aSavoir, formuleASavoir } from './a-savoir';
import { AUTRE, colonnesDuPartage, etape, formuleDuPlafond, parTerritoire } from './colonnes-du-partage';
import { reglage } from './choix-scenario';
import { colonnesDeLaReprise } from './colonnes-de-la-reprise';
import { COLONNE_DROITS, COLONNE_GROUPE } from './comptage-groupes';
import { garantiesDuJeu } from './garanties';
import { aDesCollectivites } from './table-infra';
import { clesDuComptage, intermediaires, rangDe } from './intermediaires-flux';
import { parametre } from './parametres';
import { TABLE_ROTATION_RESERVATAIRES, tauxPropreComparable } from './rotation-reservataires';
import { cleDuTitulaire, nomDeCle } from '../../domaine/calcul/cle-du-nom';
import { cleEnFormule, nomEnFormule } from '../cle-du-titulaire';

/** For sums over all the territoires; the letter keeps a name that looks like a comparison or a number a text. */
const cleDuReservataire = (nom: string): string => `R|${nomDeCle(nom)}`;

/** Up to the méthode: the tables above keep their technical columns further on, where no column may be shown. */
const MONTREES_DANS_UN_SCENARIO = 14;

/** The rows of `Flux`, for the reference and for each scenario alike. */
export function* tableFlux(contexte: Contexte, jeu: Jeu, debut: number): Lots<PlanTable> {
  const { flux: t, assiette: a } = jeu.tables;
  const l = (entete: string): string => ligne(t, entete);
  const reserve = (entete: string): string => indexer('ComptageReservataires', entete, l('Rang comptage'));
  const assiette = (entete: string): string => indexer(a, entete, l('Rang assiette'));
  const hypothese = (entete: string): string => indexer('Reservataires', entete, l('Rang hypothèse'));
  const estSolde = `${l('Réservataire')}="${NON_RESERVE}"`;
  const groupe = (colonnes: ReadonlyMap<string, string>, code: string): string => reserve(colonnes.get(code) ?? code);
  const somme = (entete: string): string => parTerritoire(t, entete);
  const memeTerritoire = `(${ref(t, 'Clé territoire')}=${l('Clé territoire')})`;
  const inter = intermediaires(contexte, jeu);
  const propres = new Map(jeu.resultats.rotationReservataires.map((r) => [`D${r.territoire}|${r.reservataire}`, r.tauxPropre]));
  const garanties = garantiesDuJeu(contexte, jeu);
  const infra = aDesCollectivites(contexte) ? jeu.tables.infra : contexte.reference.tables.infra;
  const surSonTerritoire = (entete: string): string => `=IF(${l('Rang infra')}>0,${indexer(infra, entete, l('Rang infra'))},"${ND}")`;
  const rangsInfra = new Map(
    jeu.resultats.infra.map(({ departement, reservataire }, rang) => [`D${departement}|${reservataire}`, rang + 1]),
  );
  const rangInfra = ({ territoire, reservataire }: ResultatFlux): number => rangsInfra.get(`D${territoire}|${reservataire}`) ?? 0;
  const propre = (element: ResultatFlux): ResultatInfra | undefined => jeu.resultats.infra[rangInfra(element) - 1];
  const { reservataires } = contexte.hypotheses;
  const hypotheses = reservataires.map(({ nom, territoire }) => ({
    cle: `${territoire === null ? 'TOUS' : `D${territoire}`}|${nomDeCle(nom)}`,
  }));
  const comptes = clesDuComptage(contexte);
  const assiettes = jeu.resultats.assiette.map(({ territoire }) => ({ cle: territoire }));
  const toutLeParc = `${assiette('Dénominateur')}="${LIBELLE_DENOMINATEUR['parc-total']}"`;
  const tauxOuZero = `IF(ISNUMBER(${assiette('Taux de rotation')}),${assiette('Taux de rotation')},0)`;
  const excluDe = (code: (typeof MOTIFS_NEGOCIES)[number]['code']): string => `(1-${assiette(`Exclu ${MOTIF_COURT[code]}`)})`;
  const reserves = (reintegres: string): string =>
    `=IF(${estSolde},MAX(0,${groupe(COLONNE_GROUPE, 'FLUX')}+${l(reintegres)}+${chercher('ComptageTerritoires', 'Non listés', l('Clé territoire'))}),` +
    `${groupe(COLONNE_GROUPE, 'FLUX')}+${l(reintegres)})`;
  const reintegres = (toutEntier: string): string =>
    `=IF(${toutEntier},${groupe(COLONNE_GROUPE, 'OBLIGATOIRE')}+${MOTIFS_NEGOCIES.map(({ code }) => groupe(COLONNE_GROUPE, code)).join('+')},` +
    `${MOTIFS_NEGOCIES.map(({ code }) => `${groupe(COLONNE_GROUPE, code)}*${excluDe(code)}`).join('+')})`;
  const [noms, nomsAutre] = [etape(), etape(AUTRE)];
  const reste = (...entetes: string[]): string => `MAX(0,1-${entetes.map(somme).join('-')})`;
  const tauxPropre = (entete: string): string =>
    `INDEX(${ref(TABLE_ROTATION_RESERVATAIRES, entete)},MATCH(${sansJoker(l('Clé'))},${ref(TABLE_ROTATION_RESERVATAIRES, 'Clé')},0))`;
  const arrondiChoisi = (regle: Arrondi): string => `${reglage(jeu, 'arrondi')}="${LIBELLE_ARRONDI[regle]}"`;
  const retire = `(${l(noms.sousPlafond)}-${l(noms.gardee)})`;
  const regle = `${l(noms.gardee)}+${l(noms.libre)}-${l(noms.retenue)}`;
  const assietteDe = (code: string): number => jeu.resultats.assiette.find(({ territoire }) => territoire === code)?.assiette ?? 0;
  const duTerritoire = (
    entete: string,
    formule: string,
    valeur: (p: PartageDUneLigne, element: ResultatFlux) => number,
  ): Colonne<ResultatFlux>[] => [
    colonne(
      entete,
      'resultat',
      'pourcent2',
      10,
      ({ territoire, reservataire }) =>
        reservataire === NON_RESERVE
          ? jeu.resultats.flux.reduce((total, autre) => total + (autre.territoire === territoire ? valeur(autre.partage, autre) : 0), 0)
          : 0,
      { formule: `=IF(${estSolde},${formule},0)` },
    ),
  ];
  const retenueDe = (code: Categorie): string =>
    `SUMIFS(${ref(t, 'Part retenue')},${ref(t, 'Clé territoire')},${l('Clé territoire')},${ref(t, 'Catégorie')},"${LIBELLE_CATEGORIE[code]}")`;
  const enDroits = `${l('Méthode')}="${LIBELLE_METHODE['droits-acquis']}"`;
  const estActionLogement = `${l('Catégorie')}="${LIBELLE_CATEGORIE['action-logement']}"`;
  // The droits acquis are reserved to Action Logement unless the parameter opens them.
  const convertible = `OR(${estActionLogement},${parametre('droitsAcquisHorsActionLogement')}="Oui")`;
  const methodeDeReference =
    `IF(AND(${hypothese('Méthode')}="${LIBELLE_METHODE['droits-acquis']}",${convertible}),"${LIBELLE_METHODE['droits-acquis']}",` +
    `IF(${hypothese('Méthode')}="${LIBELLE_METHODE['assiette-propre']}","${LIBELLE_METHODE['assiette-propre']}","${LIBELLE_METHODE.assiette}"))`;

  const colonnes: Colonne<ResultatFlux>[] = [
    colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
    colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
    colonne('Logements réservés', 'resultat', 'decimal2', 12, ({ logementsReserves }) => logementsReserves, {
      formule: reserves('Réintégrés'),
    }),
    colonne('Part', 'resultat', 'pourcent2', 12, ({ part }) => ouNd(part), {
      formule: `=IF(${l('Base des parts')}>0,${l('Logements réservés')}/${l('Base des parts')},"${ND}")`,
    }),
    colonne('Part retenue', 'resultat', 'pourcent2', 12, ({ partRetenue }) => ouNd(partRetenue), {
      formule: `=IF(${estSolde},${reste(noms.retenue)},${l(noms.retenue)})`,
    }),
    colonne('Flux estimé', 'resultat-cle', 'decimal2', 12, ({ fluxEstime }) => fluxEstime, {
      formule: `=IF(ISNUMBER(${l('Part retenue')}),${l('Part retenue')}*${assiette('Assiette')},${l('DU annuels')})`,
    }),
    colonne('Flux arrondi', 'resultat-cle', 'entier', 12, ({ fluxArrondi }) => fluxArrondi, {
      formule:
        `=IF(${arrondiChoisi('demi-superieur')},ROUND(${l('Flux à arrondir')},0),IF(${arrondiChoisi('plancher')},${l('Flux entier')},` +
        `IF(${arrondiChoisi('plafond')},${l('Flux entier')}+IF(${l('Reste')}>0,1,0),` +
        `${l('Flux entier')}+IF(SUMPRODUCT(${memeTerritoire}*(${ref(t, 'Reste')}>${l('Reste')}))+` +
        `SUMPRODUCT(${memeTerritoire}*(${ref(t, 'Reste')}=${l('Reste')})*(${ref(t, 'Ordre')}<${l('Ordre')}))<${l('À donner')},1,0))))`,
    }),
    colonne('% du patrimoine', 'resultat', 'pourcent2', 12, ({ partDuPatrimoine }) => ouNd(partDuPatrimoine), {
      formule: `=IF(${assiette('Parc')}>0,${l('Flux estimé')}/${assiette('Parc')},"${ND}")`,
    }),
    colonne('Part avant plafonds', 'resultat', 'pourcent2', 12, ({ partage }) => ouNd(partage.avantPlafonds), {
      formule: `=IF(${estSolde},${reste(noms.sousPlafond, noms.libre)},IF(ISNUMBER(${l(noms.depart)}),${l(noms.sousPlafond)}+${l(noms.libre)},"${ND}"))`,
    }),
    colonne('Points retirés par les plafonds', 'resultat', 'decimal2', 12, ({ partage }) => partage.retire * 100, {
      formule: `=${retire}*100`,
    }),
    colonne('Logements retirés par les plafonds', 'resultat', 'decimal2', 12, ({ logementsRetires }) => logementsRetires, {
      formule: `=${retire}*${assiette('Assiette')}`,
    }),
    colonne('Part après plafonds', 'resultat', 'pourcent2', 12, ({ partage }) => ouNd(partage.apresPlafonds), {
      formule: `=IF(${estSolde},${reste(noms.gardee, noms.libre)},IF(ISNUMBER(${l(noms.depart)}),${l(noms.gardee)}+${l(noms.libre)},"${ND}"))`,
    }),
    colonne('Catégorie', 'resultat', 'texte', 20, ({ categorie }) => LIBELLE_CATEGORIE[categorie], {
      formule: `=IF(${estSolde},"${LIBELLE_CATEGORIE['non-reserve']}",IF(${l('Rang hypothèse')}>0,${hypothese('Catégorie')},"${LIBELLE_CATEGORIE.autre}"))`,
    }),
    colonne('Méthode', 'resultat', 'texte', 13, ({ methode }) => LIBELLE_METHODE[methode], {
      formule:
        `=IF(OR(${estSolde},${l('Rang hypothèse')}=0),"${LIBELLE_METHODE.assiette}",IF(AND(${l('Catégorie')}="${LIBELLE_CATEGORIE['action-logement']}",` +
        `${assiette('Méthode Action Logement')}<>"${COMME_LA_REFERENCE}"),${assiette('Méthode Action Logement')},${methodeDeReference}))`,
    }),
    colonne('Part convenue', 'resultat', 'pourcent2', 12, ({ partConvenue }) => partConvenue ?? '', {
      formule: `=IF(OR(${estSolde},${l('Rang hypothèse')}=0),"",IF(ISNUMBER(${hypothese('Part convenue')}),${hypothese('Part convenue')},""))`,
    }),
    colonne('Plafond', 'resultat', 'texte', 20, ({ partage }) => (partage.plafond === null ? '' : LIBELLE_PLAFOND[partage.plafond]), {
      formule: `=${(['AGENTS', 'ETAT', 'GARANTIE'] as const).reduceRight((sinon, code) => `IF(${l('Code du plafond')}="${code}","${LIBELLE_PLAFOND[code]}",${sinon})`, '""')}`,
    }),
    colonne('Part hors garantie', 'resultat', 'pourcent2', 12, ({ partHorsGarantie }) => partHorsGarantie, {
      formule: `=IF(OR(${estSolde},${l('Rang hypothèse')}=0),0,N(${hypothese('Part hors garantie')}))`,
    }),
    colonne('DU annuels', 'resultat', 'decimal2', 12, ({ droitsUniques }) => droitsUniques, {
      formule:
        `=IF(${enDroits},${tauxOuZero}*(${groupe(COLONNE_DROITS, 'FLUX')}+` +
        `${MOTIFS_NEGOCIES.map(({ code }) => `${groupe(COLONNE_DROITS, code)}*${excluDe(code)}`).join('+')})+` +
        `IF(${estActionLogement},N(${chercher('Liberations', 'DU de conventions de parc', l('Clé territoire'))}),0),0)`,
    }),
    colonne('Flux avec l’autre dénominateur', 'resultat', 'decimal2', 14, ({ autreDenominateur }) => autreDenominateur.fluxEstime, {
      formule: `=IF(${estSolde},${reste(nomsAutre.retenue)}*${assiette('Assiette')},IF(ISNUMBER(${l(nomsAutre.retenue)}),${l(nomsAutre.retenue)}*${assiette('Assiette')},${l('DU annuels')}))`,
    }),
    colonne(
      'Effet du dénominateur (logements)',
      'resultat',
      'points',
      14,
      ({ autreDenominateur, fluxEstime }) => sansBruit(autreDenominateur.fluxEstime - fluxEstime),
      {
        formule: `=${arrondiSansBruit(`${l('Flux avec l’autre dénominateur')}-${l('Flux estimé')}`)}`,
      },
    ),
    colonne('Flux requalifiable', 'resultat', 'entier', 13, ({ fluxRequalifiable }) => fluxRequalifiable ?? '', {
      formule: `=IF(${l('Catégorie')}="${LIBELLE_CATEGORIE['action-logement']}",-INT(-ROUND(${parametre('partRequalifiable')}/100*${l('Flux estimé')},9)),"")`,
    }),
    colonne('Points retirés par le règlement', 'resultat', 'decimal2', 12, ({ partage }) => sansBruit(partage.retireParLeReglement * 100), {
      formule: `=IF(AND(NOT(${estSolde}),ISNUMBER(${l(noms.retenue)})),${arrondiSansBruit(`(${regle})*100`)},0)`,
    }),
    colonne(
      'Logements retirés par le règlement',
      'resultat',
      'decimal2',
      12,
      ({ partage, territoire }) => sansBruit(partage.retireParLeReglement * assietteDe(territoire)),
      { formule: `=IF(AND(NOT(${estSolde}),ISNUMBER(${l(noms.retenue)})),${arrondiSansBruit(`(${regle})*${assiette('Assiette')}`)},0)` },
    ),
    colonne('À savoir', 'texte-libre', 'texte', 36, (element) => aSavoir(contexte, jeu, element), {
      formule: formuleASavoir({
        l,
        hypothese,
        estSolde,
        toutLeParc,
        convertibles: `(${[...COLONNE_DROITS.keys()].map((code) => groupe(COLONNE_GROUPE, code)).join('+')})`,
        listes: `COUNTIF(ComptageProgrammes[Clé réservataire],${sansJoker(l('Clé'))})`,
        obligatoires: groupe(COLONNE_GROUPE, 'OBLIGATOIRE'),
      }),
    }),
    ...techniques<ResultatFlux>([
      colonne('Base des parts', 'resultat', 'entier', 12, (element) => inter(element).base, {
        formule: `=IF(${toutLeParc},${assiette('Parc')},${assiette('Parc éligible')})`,
      }),
      colonne('Réintégrés', 'resultat', 'decimal2', 12, (element) => inter(element).reintegres, { formule: reintegres(toutLeParc) }),
      colonne('Code du plafond', 'resultat', 'general', 12, ({ partage }) => partage.plafond ?? '', {
        formule: formuleDuPlafond(t, hypothese('Origine des droits')),
      }),
      colonne('Facteur du taux propre', 'resultat', 'decimal4', 12, ({ facteurDuTauxPropre }) => facteurDuTauxPropre, {
        formule:
          `=IF(OR(${estSolde},${parametre('populationDuTaux')}<>"${LIBELLE_POPULATION['parc-du-reservataire']}"),1,` +
          `IF(${assiette('Assiette')}>0,IF(ISNUMBER(${l('Taux propre')}),MAX(0,${assiette('Parc éligible')}*N(${l('Taux propre')})-${assiette('Mutations')}-${assiette('Relogements')})/${assiette('Assiette')},1),1))`,
      }),
      colonne(
        'Taux propre',
        'resultat',
        'pourcent2',
        12,
        ({ territoire, reservataire }) => ouNd(propres.get(`D${territoire}|${reservataire}`) ?? null),
        {
          formule: `=IFERROR(${tauxPropreComparable(assiette('Variante'), l('Clé territoire'), tauxPropre)},"${ND}")`,
        },
      ),
      colonne('Flux de son territoire', 'resultat', 'decimal2', 12, (element) => ouNd(propre(element)?.fluxPropre ?? null), {
        formule: surSonTerritoire('Flux au taux propre'),
      }),
      colonne('Flux de son territoire autre', 'resultat', 'decimal2', 12, (element) => ouNd(propre(element)?.fluxPropreAutre ?? null), {
        formule: surSonTerritoire('Flux à l’autre dénominateur'),
      }),
      colonne('Rang infra', 'resultat', 'entier', 10, (element) => rangInfra(element), {
        formule: `=IFERROR(MATCH(${sansJoker(l('Clé'))},${ref(infra, 'Clé')},0),0)`,
      }),
      ...colonnesDuPartage({
        jeu,
        garanties,
        partage: ({ partage }) => partage,
        part: l('Part'),
        surSonTerritoire: l('Flux de son territoire'),
        base: l('Base des parts'),
        parc: assiette('Parc'),
        assiette: assiette('Assiette'),
      }),
      colonne('Réintégrés autre', 'resultat', 'decimal2', 12, (element) => inter(element).reintegresAutre, {
        formule: reintegres(`NOT(${toutLeParc})`),
      }),
      colonne('Base autre', 'resultat', 'entier', 12, (element) => inter(element).baseAutre, {
        formule: `=IF(${toutLeParc},${assiette('Parc éligible')},${assiette('Parc')})`,
      }),
      colonne('Logements réservés autre', 'resultat', 'decimal2', 12, ({ autreDenominateur }) => autreDenominateur.logementsReserves, {
        formule: reserves('Réintégrés autre'),
      }),
      colonne('Part autre', 'resultat', 'pourcent2', 12, ({ autreDenominateur }) => ouNd(autreDenominateur.part), {
        formule: `=IF(${l('Base autre')}>0,${l('Logements réservés autre')}/${l('Base autre')},"${ND}")`,
      }),
      ...colonnesDuPartage({
        jeu,
        garanties,
        suffixe: AUTRE,
        partage: ({ autreDenominateur }) => autreDenominateur.partage,
        part: l('Part autre'),
        surSonTerritoire: l('Flux de son territoire autre'),
        base: l('Base autre'),
        parc: assiette('Parc'),
        assiette: assiette('Assiette'),
      }),
      colonne('Flux à arrondir', 'resultat', 'decimal4', 12, (element) => inter(element).aArrondir, {
        formule: `=ROUND(${l('Flux estimé')},9)`,
      }),
      colonne('Flux entier', 'resultat', 'entier', 10, (element) => inter(element).entier, { formule: `=INT(${l('Flux à arrondir')})` }),
      colonne('Reste', 'resultat', 'decimal4', 10, (element) => inter(element).reste, {
        formule: `=ROUND(${l('Flux à arrondir')}-${l('Flux entier')},9)`,
      }),
      colonne('À donner', 'resultat', 'entier', 10, (element) => inter(element).aDonner, {
        formule: `=ROUND(${somme('Flux à arrondir')},0)-${somme('Flux entier')}`,
      }),
      colonne('Ordre', 'texte', 'entier', 8, (_, rang) => rang + 1),
      colonne('Rang comptage', 'resultat', 'entier', 10, (element) => rangDe(comptes, cleDuTitulaire(element)), {
        formule: `=MATCH(${sansJoker(l('Clé'))},ComptageReservataires[Clé],0)`,
      }),
      colonne('Rang assiette', 'resultat', 'entier', 10, ({ territoire }) => rangDe(assiettes, territoire), {
        formule: `=MATCH(${l('Clé territoire')},${ref(a, 'Clé')},0)`,
      }),
      colonne(
        'Rang hypothèse',
        'resultat',
        'entier',
        10,
        ({ territoire, reservataire }) => {
          const propre = rangDe(hypotheses, cleDuTitulaire({ territoire, reservataire }));
          return propre > 0 ? propre : rangDe(hypotheses, `TOUS|${nomDeCle(reservataire)}`);
        },
        {
          formule:
            `=IFERROR(MATCH(${sansJoker(l('Clé'))},Reservataires[Clé],0),` +
            `IFERROR(MATCH("TOUS|"&${sansJoker(nomEnFormule(l('Réservataire')))},Reservataires[Clé],0),0))`,
        },
      ),
      colonne('Clé', 'resultat', 'general', 26, cleDuTitulaire, {
        formule: `=${cleEnFormule(l)}`,
      }),
      colonne('Clé réservataire', 'resultat', 'general', 26, ({ reservataire }) => cleDuReservataire(reservataire), {
        formule: `="R|"&${nomEnFormule(l('Réservataire'))}`,
      }),
      colonne('Clé territoire', 'resultat', 'general', 10, ({ territoire }) => `D${territoire}`, { formule: `="D"&${l('Territoire')}` }),
      // What a constat says of the whole territoire, on the line of what nobody reserves.
      ...duTerritoire('Plafonné du territoire', `${somme(noms.sousPlafond)}-${somme(noms.gardee)}`, ({ retire }) => retire),
      colonne(
        'Rendu du territoire',
        'resultat',
        'pourcent2',
        10,
        ({ reservataire, partage }) => (reservataire === NON_RESERVE ? rendusParLesPlafonds(partage) : 0),
        { formule: `=IF(${estSolde},${l('Part après plafonds')}-${l('Part avant plafonds')},0)` },
      ),
      ...duTerritoire(
        'Part de l’État du territoire',
        `${retenueDe('etat-prioritaires')}+${retenueDe('etat-agents')}`,
        (_, { categorie, partRetenue }) => (categorie === 'etat-prioritaires' || categorie === 'etat-agents' ? (partRetenue ?? 0) : 0),
      ),
      ...duTerritoire('Demandé du territoire', `${somme(noms.gardee)}+${somme(noms.libre)}`, ({ protegee, libre }) => protegee + libre),
      ...duTerritoire(
        'Réglé du territoire',
        `${somme(noms.gardee)}+${somme(noms.libre)}-${somme(noms.retenue)}`,
        ({ retireParLeReglement }) => retireParLeReglement,
      ),
      // How a constat finds the lines that have something to say.
      colonne(
        'Clé à savoir',
        'resultat',
        'general',
        10,
        (element) => (aSavoir(contexte, jeu, element) === '' ? '' : `D${element.territoire}`),
        { formule: `=IF(${l('À savoir')}="","",${l('Clé territoire')})` },
      ),
    ]),
    ...colonnesDeLaReprise({ contexte, jeu, l, hypothese, estSolde }),
  ];
  const montrees = jeu.scenario === null ? colonnes.length : MONTREES_DANS_UN_SCENARIO;
  return yield* construireTableParLots<ResultatFlux>(
    t,
    [...colonnes.slice(0, montrees), ...techniques(colonnes.slice(montrees))],
    jeu.resultats.flux,
    {
      ligne: debut,
    },
  );
}
