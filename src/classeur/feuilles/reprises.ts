/** `Reprises`: by territoire, what no signed convention carries, what the préfet takes over, and that all of it still makes the assiette. */
import { NON_RESERVE } from '../../domaine/bien';
import { reprises, type Reprise } from '../../domaine/calcul/reprises';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import { seuil } from '../../domaine/hypotheses-seuils';
import { colonne, construireTable, controlesDeColonne, ouNd } from '../construire';
import type { Jeu } from '../contexte';
import { chercher, ligne, ref } from '../formules';
import { ND, nomDuTerritoire } from '../libelles';
import type { PlanMiseEnForme, PlanTable } from '../plan';
import { reglage } from './choix-scenario';
import { nombre, nombreFormule } from './taux-manquant';

/** Label of the table, on every sheet that shows it. */
export const TITRE_DES_REPRISES =
  'Conventions non signées : droits que le préfet peut reprendre en plus de son flux (logements par an ; statut dans Hypothèses)';

const EPSILON = 0.000001;

const AUCUN = 'OK : aucun droit sans convention signée.';
/** Nothing but what follows about the État's own convention. */
const ETAT_SEUL = 'Alerte.';
const REPRIS = [
  'Alerte : repris par le préfet, en plus de son flux, ',
  ' attributions par an (réservataires sans convention signée : ',
  ') ; le plafond de la part de l’État, ',
  ' %, ne leur est pas appliqué (« en plus de son flux », décret n° 2021-1016 : lecture à confirmer).',
] as const;
const POSSIBLES = [
  'Alerte : sans convention signée, ',
  ' attributions par an (réservataires : ',
  '), que le préfet peut reprendre en plus de son flux (choix « Le préfet reprend les droits non convertis »).',
] as const;
const CONVENTION_DE_L_ETAT =
  ' Convention de l’État non signée : elle se signe avant les autres ; à défaut, arrêté du préfet (CCH R.441-5-2, IV).';

const enTout = ({ fluxDeLEtat, repris }: Reprise): number => fluxDeLEtat + repris;
const somme = (r: Reprise): number => enTout(r) + r.autres + r.nonReserve;

export function tableReprises(jeu: Jeu, debut: number): PlanTable {
  const t = jeu.tables.reprises;
  const { hypotheses } = jeu;
  const l = (entete: string): string => ligne(t, entete);
  const cle = `"D"&${l('Territoire')}`;
  const lu = (entete: string): string => ref(jeu.tables.flux, entete);
  const total = (entete: string): string => `SUMIF(${lu('Clé territoire')},${cle},${lu(entete)})`;
  const parCategorie = (code: 'etat-prioritaires' | 'etat-agents'): string =>
    `SUMIFS(${lu('Flux estimé')},${lu('Clé territoire')},${cle},${lu('Catégorie')},"${LIBELLE_CATEGORIE[code]}")`;
  const etatOuvert = total('État sans convention');
  const plafond = Number((seuil(hypotheses, 'plafondEtat') * 100).toPrecision(12));
  const repriseOuverte = hypotheses.repriseParLePrefet === true;
  const constat = (r: Reprise): string => {
    const nombreDeLignes = String(r.sansConvention);
    const principal =
      r.sansConvention === 0
        ? r.etatSansConvention > 0
          ? ETAT_SEUL
          : AUCUN
        : repriseOuverte
          ? REPRIS[0] + nombre(r.repris) + REPRIS[1] + nombreDeLignes + REPRIS[2] + nombre(plafond) + REPRIS[3]
          : POSSIBLES[0] + nombre(r.nonConvertis) + POSSIBLES[1] + nombreDeLignes + POSSIBLES[2];
    return principal + (r.etatSansConvention > 0 ? CONVENTION_DE_L_ETAT : '');
  };
  return construireTable<Reprise>(
    t,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
      colonne('Nom', 'texte', 'texte', 36, ({ territoire }) => nomDuTerritoire(territoire)),
      colonne('Sans convention signée', 'resultat', 'entier', 12, ({ sansConvention }) => sansConvention, {
        formule: `=${total('Sans convention')}`,
      }),
      colonne('Droits non convertis', 'resultat', 'decimal2', 12, ({ nonConvertis }) => nonConvertis, {
        formule: `=${total('Flux non converti')}`,
      }),
      colonne('Flux de l’État', 'resultat', 'decimal2', 12, ({ fluxDeLEtat }) => fluxDeLEtat, {
        formule: `=${parCategorie('etat-prioritaires')}+${parCategorie('etat-agents')}`,
      }),
      colonne('Repris par le préfet', 'resultat-cle', 'decimal2', 12, ({ repris }) => repris, {
        formule: `=${total('Flux repris par le préfet')}`,
      }),
      colonne('État et droits repris', 'resultat-cle', 'decimal2', 12, enTout, {
        formule: `=${l('Flux de l’État')}+${l('Repris par le préfet')}`,
      }),
      colonne(
        'Part de l’État et des droits repris',
        'resultat',
        'pourcent2',
        12,
        (r) => ouNd(r.assiette > 0 ? enTout(r) / r.assiette : null),
        { formule: `=IF(${l('Assiette')}>0,${l('État et droits repris')}/${l('Assiette')},"${ND}")` },
      ),
      colonne('Flux des autres', 'resultat', 'decimal2', 12, ({ autres }) => autres, {
        formule: `=${total('Flux estimé')}-${l('Flux de l’État')}-${l('Non réservé')}-${l('Repris par le préfet')}`,
      }),
      colonne('Non réservé', 'resultat', 'decimal2', 12, ({ nonReserve }) => nonReserve, {
        formule: `=${chercher(jeu.tables.flux, 'Flux estimé', `${cle}&"|${NON_RESERVE}"`)}`,
      }),
      colonne('Assiette', 'resultat', 'decimal2', 12, ({ assiette }) => assiette, {
        formule: `=${chercher(jeu.tables.assiette, 'Assiette', cle)}`,
      }),
      colonne(
        'Contrôle des reprises',
        'controle',
        'texte',
        12,
        (r) => (Math.abs(somme(r) - r.assiette) <= EPSILON * Math.max(1, r.assiette) ? 'OK' : 'À vérifier'),
        {
          formule:
            `=IF(ABS(${l('État et droits repris')}+${l('Flux des autres')}+${l('Non réservé')}-${l('Assiette')})` +
            `<=${EPSILON.toFixed(6)}*MAX(1,${l('Assiette')}),"OK","À vérifier")`,
        },
      ),
      // Last, to run on to the right.
      colonne('Constat', 'texte-libre', 'texte', 12, constat, {
        formule:
          `=IF(${l('Sans convention signée')}=0,IF(${etatOuvert}>0,"${ETAT_SEUL}","${AUCUN}"),IF(${reglage(jeu, 'repriseParLePrefet')}="Oui",` +
          `"${REPRIS[0]}"&${nombreFormule(l('Repris par le préfet'))}&"${REPRIS[1]}"&${l('Sans convention signée')}&"${REPRIS[2]}"&` +
          `${nombreFormule(reglage(jeu, 'plafondEtat'))}&"${REPRIS[3]}",` +
          `"${POSSIBLES[0]}"&${nombreFormule(l('Droits non convertis'))}&"${POSSIBLES[1]}"&${l('Sans convention signée')}&"${POSSIBLES[2]}"))&` +
          `IF(${etatOuvert}>0,"${CONVENTION_DE_L_ETAT}","")`,
      }),
    ],
    reprises(hypotheses, jeu.resultats),
    { ligne: debut },
  );
}

export function etatsDesReprises(table: PlanTable): PlanMiseEnForme[] {
  return ['Contrôle des reprises', 'Constat'].flatMap((entete) => controlesDeColonne(table, entete));
}
