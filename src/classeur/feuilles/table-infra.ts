/** Communes and EPCI on their own territory: their flux at their own rate, beside the rate of the département (DOMAINE §3.5). */
import { seuil } from '../../domaine/hypotheses-seuils';
import type { LigneDroitLieu, ResultatInfra } from '../../domaine/resultats-infra';
import { colonne, construireTable, ouNd, sansBruit, techniques, type Colonne } from '../construire';
import type { Contexte, Jeu } from '../contexte';
import { arrondiSansBruit, chercher, indexer, ligne, ref, sansJoker, sansJokerTexte } from '../formules';
import { LIBELLE_DENOMINATEUR, LIBELLE_METHODE, ND } from '../libelles';
import type { PlanTable } from '../plan';
import { droitsDesCollectivites, GROUPES_HORS_FLUX, groupeDuMotif } from './comptage-lieux';
import { parametre } from './parametres';
import { tauxPropreDuLieu } from './infra-periodes';
import { LIBELLE_NATURE, parcEligibleDuLieu } from './infra-lieux';
import { cleDuTitulaire, nomCompare, nomDeCle } from '../../domaine/calcul/cle-du-nom';
import { cleEnFormule, nomEnFormule } from '../cle-du-titulaire';

export const NON_IDENTIFIE = 'territoire non identifié';
const GROUPES = [{ code: 'FLUX', court: 'dans le flux' }, ...GROUPES_HORS_FLUX];
const HORS_BORNES = 'Alerte V15 : taux hors bornes';
const TAUX_INCONNU = 'À vérifier : taux inconnu';
const TAUX_INCONNU_EN_PROPRE = 'À vérifier : taux inconnu, celui du département s’applique';
const FRACTION = { bornes: { min: 0, max: 1 } } as const;
const VOLUME = { bornes: { min: 0, max: 1_000_000 } } as const;

/** What the shown columns already tell, or what the table of the lieux shows: a line is read whole, on screen and on paper. */
const CACHEES: ReadonlySet<string> = new Set([
  'Département',
  'Nature',
  'Parc',
  'Hors flux',
  'Libérations',
  'Taux propre',
  'Flux brut',
  'Écart en pourcentage',
]);

const cleDe = ({ departement, reservataire }: ResultatInfra): string => cleDuTitulaire({ territoire: departement, reservataire });
const natureDe = ({ categorie }: ResultatInfra): string => LIBELLE_NATURE[categorie === 'epci' ? 'epci' : 'commune'];
const prefixeDe = (element: ResultatInfra): string => `D${element.departement}|${natureDe(element) === LIBELLE_NATURE.epci ? 'E' : 'C'}`;
const lettreDe = (l: (entete: string) => string): string => `IF(${l('Nature')}="${LIBELLE_NATURE.epci}","E","C")`;

/** No commune and no EPCI holds rights: there is nothing to show, and no scenario to follow. */
export function aDesCollectivites({ reference }: Contexte): boolean {
  return reference.resultats.infra.length > 0;
}

/** V15, and what an unknown rate does to a réservataire whose flux is that of its own territory. */
const INCOMPLET = 'À vérifier : parc de la commune incomplet';

function controleDe(jeu: Jeu, { code, lieu, tauxRetenu, departement, reservataire, parcIncomplet }: ResultatInfra): string {
  if (code === null) return 'À vérifier : saisissez le code';
  if (lieu === null) return 'À vérifier : aucun logement ici';
  if (parcIncomplet) return INCOMPLET;
  if (tauxRetenu === null) {
    const enPropre = jeu.resultats.flux.some(
      (f) => f.territoire === departement && f.reservataire === reservataire && f.methode === 'assiette-propre',
    );
    return enPropre ? TAUX_INCONNU_EN_PROPRE : TAUX_INCONNU;
  }
  return tauxRetenu < seuil(jeu.hypotheses, 'tauxMinimal') || tauxRetenu > seuil(jeu.hypotheses, 'tauxMaximal') ? HORS_BORNES : 'OK';
}

/** What is typed: in the reference; a scenario shows it. */
function colonneSaisie(
  jeu: Jeu,
  entete: string,
  colonneTypee: Pick<Colonne<ResultatInfra>, 'format' | 'largeur' | 'bornes'>,
  valeur: (element: ResultatInfra) => string | number | null,
): Colonne<ResultatInfra> {
  const { format, largeur, bornes } = colonneTypee;
  if (jeu.scenario === null) return colonne(entete, 'saisie', format, largeur, valeur, bornes === undefined ? {} : { bornes });
  const reference = indexer('Infra', entete, ligne(jeu.tables.infra, 'Rang référence'));
  return colonne(entete, 'lie', format, largeur, (element) => valeur(element) ?? '', { formule: `=IF(${reference}="","",${reference})` });
}

/** The same columns for the reference and for a scenario: rates and exclusions are those of its own Assiette. */
export function tableInfra(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  const t = jeu.tables.infra;
  const l = (entete: string): string => ligne(t, entete);
  const lieu = (entete: string): string => indexer('RotationLieux', entete, l('Rang lieu'));
  const siIci = (valeur: string, sinon: string): string => `=IF(${l('Rang lieu')}>0,${valeur},${sinon})`;
  const assiette = (entete: string): string => indexer(jeu.tables.assiette, entete, l('Rang assiette'));
  const exclu = (court: string): string => assiette(`Exclu ${court}`);
  const toutLeParc = `${assiette('Dénominateur')}="${LIBELLE_DENOMINATEUR['parc-total']}"`;
  const negocies = GROUPES_HORS_FLUX.filter(({ code }) => code !== 'OBLIGATOIRE');
  const reserve = ({ court }: { readonly court: string }): string => l(`Réservés ${court}`);
  const reserves = (tout: string): string =>
    `${l('Réservés dans le flux')}+IF(${tout},${GROUPES_HORS_FLUX.map(reserve).join('+')},${negocies.map((groupe) => `${reserve(groupe)}*(1-${exclu(groupe.court)})`).join('+')})`;
  const tauxDuDepartement = l('Taux du département');
  const deuxFlux = (calcul: string): string =>
    `=IF(AND(ISNUMBER(${l('Flux au taux propre')}),ISNUMBER(${l('Flux au taux du département')})),${calcul},"${ND}")`;
  const { lieux, assiette: assiettes } = jeu.resultats;
  const droits = droitsDesCollectivites(contexte);
  const reservesDe = (element: ResultatInfra, groupe: string): number =>
    element.lieu === null
      ? 0
      : droits.reduce(
          (total, droit) =>
            total + (estDuLieu(element, droit) && groupeDuMotif(droit.motif) === groupe ? droit.poids - droit.poidsEchu : 0),
          0,
        );

  const colonnes: Colonne<ResultatInfra>[] = [
    colonne('Territoire', 'resultat', 'texte', 22, ({ code }) => code ?? NON_IDENTIFIE, {
      formule: `=IF(${l('Code saisi')}="",IF(${l('Code reconnu')}="","${NON_IDENTIFIE}",${l('Code reconnu')}),${l('Code saisi')}&"")`,
    }),
    colonne('Réservataire', 'texte', 'texte', 30, ({ reservataire }) => reservataire),
    colonne('Département', 'texte', 'texte', 12, ({ departement }) => departement),
    colonne('Nature', 'texte', 'texte', 12, natureDe),
    colonneSaisie(jeu, 'Code saisi', { format: 'texte', largeur: 12 }, ({ codeSaisi }) => codeSaisi),
    colonneSaisie(jeu, 'Parc déclaré', { format: 'entier', largeur: 12, ...VOLUME }, ({ parcDeclare }) => parcDeclare),
    colonne('Parc', 'resultat', 'entier', 12, ({ parc }) => parc, { formule: siIci(lieu('Parc'), '0') }),
    colonne('Hors flux', 'resultat', 'entier', 12, ({ parc, parcEligible }) => parc - parcEligible, {
      formule: `=${l('Parc')}-${l('Parc éligible')}`,
    }),
    colonne('Parc éligible', 'resultat', 'entier', 12, ({ parcEligible }) => parcEligible, {
      formule: siIci(parcEligibleDuLieu(lieu, exclu), '0'),
    }),
    colonne('Libérations', 'resultat', 'entier', 12, ({ liberations }) => liberations, { formule: siIci(lieu('Libérations'), '0') }),
    colonne('Taux propre', 'resultat', 'pourcent2', 12, ({ tauxPropre }) => ouNd(tauxPropre), {
      formule: siIci(tauxPropreDuLieu(lieu, assiette('Variante'), assiette('Période')), `"${ND}"`),
    }),
    colonneSaisie(jeu, 'Taux saisi', { format: 'pourcent2', largeur: 12, ...FRACTION }, ({ tauxSaisi }) => tauxSaisi),
    colonne('Taux retenu', 'resultat', 'pourcent2', 12, ({ tauxRetenu }) => ouNd(tauxRetenu), {
      formule: `=IF(ISNUMBER(${l('Taux saisi')}),${l('Taux saisi')},${l('Taux propre')})`,
    }),
    colonneSaisie(jeu, 'Déductions', { format: 'decimal2', largeur: 12, ...VOLUME }, ({ deductions }) =>
      deductions === 0 ? null : deductions,
    ),
    colonne('Flux brut', 'resultat', 'decimal2', 13, ({ fluxBrut }) => fluxBrut, {
      formule: `=IF(ISNUMBER(${l('Taux retenu')}),${l('Parc éligible')}*${l('Taux retenu')},0)`,
    }),
    colonne('Assiette', 'resultat', 'decimal2', 12, (element) => element.assiette, {
      formule: `=MAX(0,${l('Flux brut')}-N(${l('Déductions')}))`,
    }),
    colonne('Logements réservés', 'resultat', 'decimal2', 12, ({ logementsReserves }) => logementsReserves, {
      formule: `=${reserves(toutLeParc)}`,
    }),
    colonne('Part', 'resultat', 'pourcent2', 12, ({ part }) => ouNd(part), {
      formule: `=IF(${l('Base de la part')}>0,${l('Logements réservés')}/MAX(1,${l('Base de la part')}),"${ND}")`,
    }),
    colonne('Flux au taux propre', 'resultat-cle', 'decimal2', 12, ({ fluxPropre }) => ouNd(fluxPropre), {
      formule: `=IF(AND(ISNUMBER(${l('Part')}),ISNUMBER(${l('Taux retenu')})),N(${l('Part')})*${l('Assiette')},"${ND}")`,
    }),
    colonne('Flux au taux du département', 'resultat-cle', 'decimal2', 12, ({ fluxDepartement }) => ouNd(fluxDepartement), {
      formule:
        `=IF(AND(ISNUMBER(${l('Part')}),ISNUMBER(${tauxDuDepartement})),` +
        `N(${l('Part')})*MAX(0,${l('Parc éligible')}*N(${tauxDuDepartement})-N(${l('Déductions')})),"${ND}")`,
    }),
    colonne('Écart en logements', 'resultat', 'points', 12, ({ ecart }) => (ecart === null ? ND : sansBruit(ecart)), {
      formule: deuxFlux(arrondiSansBruit(`N(${l('Flux au taux propre')})-N(${l('Flux au taux du département')})`)),
    }),
    colonne('Écart en pourcentage', 'resultat', 'pourcent2', 13, ({ ecartRelatif }) => ouNd(ecartRelatif), {
      formule: deuxFlux(
        `IF(N(${l('Flux au taux du département')})>0,(N(${l('Flux au taux propre')})-N(${l('Flux au taux du département')}))/N(${l('Flux au taux du département')}),"${ND}")`,
      ),
    }),
    colonne('Contrôle', 'controle', 'texte', 21, (element) => controleDe(jeu, element), {
      formule:
        `=IF(${l('Rang lieu')}=0,IF(${l('Territoire')}="${NON_IDENTIFIE}","À vérifier : saisissez le code","À vérifier : aucun logement ici"),` +
        `IF(AND(NOT(ISNUMBER(${lieu('Parc déclaré')})),${chercher('ComptageTerritoires', 'Non listés', `"D"&${l('Département')}`)}>0),"${INCOMPLET}",` +
        `IF(ISNUMBER(${l('Taux retenu')}),IF(OR(${l('Taux retenu')}<${parametre('tauxMinimal')}/100,${l('Taux retenu')}>${parametre('tauxMaximal')}/100),"${HORS_BORNES}","OK"),` +
        `IF(IFERROR(INDEX(${ref(jeu.tables.flux, 'Méthode')},MATCH(${sansJoker(l('Clé'))},${ref(jeu.tables.flux, 'Clé')},0)),"")="${LIBELLE_METHODE['assiette-propre']}","${TAUX_INCONNU_EN_PROPRE}","${TAUX_INCONNU}"))))`,
    }),
    ...techniques<ResultatInfra>([
      colonne('Code reconnu', 'texte', 'texte', 12, ({ codeReconnu }) => codeReconnu),
      colonne('Taux du département', 'resultat', 'pourcent2', 12, ({ tauxDepartement }) => ouNd(tauxDepartement), {
        formule: `=${assiette('Taux de rotation')}`,
      }),
      colonne(
        'Base de la part',
        'resultat',
        'entier',
        12,
        ({ departement, parc, parcEligible }) => (baseTotale(jeu, departement) ? parc : parcEligible),
        {
          formule: `=IF(${toutLeParc},${l('Parc')},${l('Parc éligible')})`,
        },
      ),
      colonne('Flux à l’autre dénominateur', 'resultat', 'decimal2', 12, ({ fluxPropreAutre }) => ouNd(fluxPropreAutre), {
        formule:
          `=IF(AND(${l('Parc')}+${l('Parc éligible')}-${l('Base de la part')}>0,ISNUMBER(${l('Taux retenu')})),` +
          `${l('Assiette')}*(${reserves(`NOT(${toutLeParc})`)})/MAX(1,${l('Parc')}+${l('Parc éligible')}-${l('Base de la part')}),"${ND}")`,
      }),
      ...GROUPES.map(({ code, court }) =>
        colonne<ResultatInfra>(`Réservés ${court}`, 'resultat', 'decimal2', 12, (element) => reservesDe(element, code), {
          formule: siIci(
            ['commune', 'EPCI']
              .map(
                (nature) =>
                  `SUMIF(ComptageDroitsLieux[Clé ${nature}],${sansJoker(l('Clé lieu'))}&"|${code}|"&${l('Nom échappé')},ComptageDroitsLieux[Droits])`,
              )
              .join('+'),
            '0',
          ),
        }),
      ),
      colonne('Nom échappé', 'resultat', 'general', 14, ({ reservataire }) => sansJokerTexte(nomDeCle(reservataire)), {
        formule: `=${sansJoker(nomEnFormule(l('Réservataire')))}`,
      }),
      colonne('Clé lieu', 'resultat', 'general', 14, (element) => `${prefixeDe(element)}${element.code ?? NON_IDENTIFIE}`, {
        formule: `="D"&${l('Département')}&"|"&${lettreDe(l)}&${l('Territoire')}`,
      }),
      colonne('Rang lieu', 'resultat', 'entier', 10, (element) => lieux.findIndex(({ cle }) => cle === element.lieu) + 1, {
        formule: `=IFERROR(MATCH(${sansJoker(l('Clé lieu'))},RotationLieux[Clé],0),0)`,
      }),
      colonne(
        'Rang assiette',
        'resultat',
        'entier',
        10,
        ({ departement }) => assiettes.findIndex(({ territoire }) => territoire === departement) + 1,
        {
          formule: `=MATCH("D"&${l('Département')},${jeu.tables.assiette}[Clé],0)`,
        },
      ),
      ...(jeu.scenario === null
        ? []
        : [
            colonne<ResultatInfra>('Rang référence', 'resultat', 'entier', 10, (_, rang) => rang + 1, {
              formule: `=MATCH(${sansJoker(l('Clé'))},Infra[Clé],0)`,
            }),
          ]),
      colonne('Clé', 'resultat', 'general', 14, cleDe, { formule: `=${cleEnFormule(l, 'Département')}` }),
    ]),
  ];
  const cachee = ({ entete }: { readonly entete: string }): boolean =>
    CACHEES.has(entete) || (jeu.scenario !== null && entete === 'Code saisi');
  return construireTable<ResultatInfra>(
    t,
    [...colonnes.filter((c) => !cachee(c)), ...techniques(colonnes.filter(cachee))],
    jeu.resultats.infra,
    { ligne: debut, filtres: jeu.scenario === null },
  );
}

function baseTotale(jeu: Jeu, departement: string): boolean {
  return (jeu.hypotheses.parTerritoire?.[departement]?.denominateurDesParts ?? jeu.hypotheses.denominateurDesParts) === 'parc-total';
}

function estDuLieu(element: ResultatInfra, droit: LigneDroitLieu): boolean {
  const place = element.categorie === 'epci' ? `E${droit.epci}` : `C${droit.commune}`;
  return (
    `D${droit.departement}|${place}`.toLowerCase() === element.lieu?.toLowerCase() &&
    nomCompare(droit.reservataire) === nomCompare(element.reservataire)
  );
}
