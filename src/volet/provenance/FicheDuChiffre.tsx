/** « D’où vient ce chiffre ? » : what the selected cell is, its terms, its formula, its rule. */
import { Button, Link, makeStyles, Subtitle2, Switch, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { expliquerColonne, expliquerIsolee } from '../../classeur/provenance/expliquer';
import { expliquerEnTete, expliquerLigne, type ExplicationDeLaLigne } from '../../classeur/provenance/ligne';
import type { Explication } from '../../classeur/provenance/types';
import type { PorteExcel } from '../../excel/porte';
import type { CelluleDecrite } from '../../excel/porte-vivante';
import { useStylesEcran } from '../composants/styles';
import type { Negoflux } from '../etat/useNegoflux';
import { afficher, ecrireCalcul, lireTermes, type TermeLu } from './termes-lus';
import { useSelection } from './useSelection';

const useStyles = makeStyles({
  formule: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere', display: 'block' },
  valeur: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  terme: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: tokens.spacingHorizontalS },
  nom: { flexGrow: 1, minWidth: 0 },
});

interface Props {
  readonly porte: PorteExcel;
  readonly negoflux: Negoflux;
}

interface Lieu {
  readonly feuille: string;
  readonly adresse: string;
}

function expliquer(cellule: CelluleDecrite): Explication | null {
  if (!cellule.notre) return null;
  const { table, colonne, formule } = cellule;
  if (table === null) return expliquerIsolee(formule);
  return colonne === null ? null : expliquerColonne(table, colonne, formule);
}

/** A formula of ours, replaced by a value: what the pane says of the rule is no longer what the cell shows. */
function estRemplacee({ formule, valeur, enTete }: CelluleDecrite, { nature }: Explication): boolean {
  return formule === '' && valeur !== null && valeur !== '' && !enTete && nature === 'calcul';
}

function expliquerCellule({ enTete, valeur, format, ligne }: CelluleDecrite, explication: Explication): ExplicationDeLaLigne {
  if (enTete) return expliquerEnTete(explication);
  return expliquerLigne(
    explication,
    valeur,
    (colonne) => ligne.get(colonne)?.valeur ?? null,
    (defaut) => (typeof defaut === 'number' ? afficher(defaut, format) : `« ${String(defaut)} »`),
  );
}

/** Said when there is nothing to explain. */
function pourquoiRien({ notre, formule, table }: CelluleDecrite): string {
  if (!notre) return 'Cette cellule n’est pas dans une feuille de Négoflux. Sélectionnez un chiffre de nos tableaux.';
  if (table !== null) return 'Ce tableau est le vôtre : Négoflux ne le calcule pas. Sélectionnez un chiffre de nos tableaux.';
  return formule === ''
    ? 'Cette cellule ne porte pas de chiffre calculé.'
    : 'Cette formule n’est pas de nous : vous l’avez ajoutée à la feuille.';
}

export function FicheDuChiffre({ porte, negoflux: { etat, commandes } }: Props) {
  const styles = useStylesEcran();
  const propres = useStyles();
  const [suivre, setSuivre] = useState(true);
  const [passees, setPassees] = useState<readonly Lieu[]>([]);
  const occupe = etat.operation !== null;
  const { cellule, faute, lire } = useSelection(porte, suivre);
  const explication = cellule && expliquer(cellule);
  const termes = cellule && explication && !cellule.enTete ? lireTermes(explication.termes, cellule) : [];
  const propre = cellule && explication && expliquerCellule(cellule, explication);
  const calcul = cellule && explication && !cellule.enTete ? ecrireCalcul(explication, termes, cellule.texte) : [];
  const precedente = passees.at(-1);

  const aller = async (lieu: Lieu): Promise<void> => {
    await commandes.allerA(lieu.feuille, lieu.adresse);
  };
  const suivreTerme = async ({ feuille, adresse }: TermeLu): Promise<void> => {
    if (adresse === null || cellule === null) return;
    setPassees([...passees, { feuille: cellule.feuille, adresse: cellule.adresse }]);
    await aller({ feuille, adresse });
  };
  const revenir = async (): Promise<void> => {
    if (precedente === undefined) return;
    setPassees(passees.slice(0, -1));
    await aller(precedente);
  };

  return (
    <div className={styles.groupe}>
      <div className={styles.boutons}>
        <Switch label="Suivre la sélection" checked={suivre} onChange={(_, { checked }) => setSuivre(checked)} />
        {!suivre && (
          <Button size="small" disabled={occupe} onClick={() => void lire()}>
            Expliquer la cellule sélectionnée
          </Button>
        )}
        {precedente && (
          <Button size="small" disabled={occupe} onClick={() => void revenir()}>
            {`Revenir à ${precedente.feuille} ${precedente.adresse}`}
          </Button>
        )}
      </div>
      {faute && <Text role="alert">{faute}</Text>}
      <div aria-live="polite" aria-atomic="true" className={styles.groupe}>
        {cellule && (
          <Text
            size={200}
            className={styles.discret}
          >{`${cellule.feuille}, cellule ${cellule.adresse}${cellule.colonne === null ? '' : ` – ${cellule.colonne}`}`}</Text>
        )}
        {cellule && explication && (
          <>
            <Subtitle2
              as="h3"
              className={styles.titre}
            >{`${propre?.titre ?? ''}${explication.symbole === undefined ? '' : ` – ${explication.symbole}`}`}</Subtitle2>
            {cellule.enTete ? (
              <Text>Sélectionnez une ligne du tableau pour voir ses chiffres.</Text>
            ) : (
              <Text className={propres.valeur}>{cellule.texte === '' ? 'vide' : cellule.texte}</Text>
            )}
            {estRemplacee(cellule, explication) && <Text>Une valeur a été tapée ici à la place de la formule.</Text>}
            {propre?.etat && !cellule.enTete && <Text>{propre.etat}</Text>}
            {calcul.map((ligne) => (
              <Text key={ligne}>{ligne}</Text>
            ))}
          </>
        )}
        {cellule && !explication && <Text>{pourquoiRien(cellule)}</Text>}
      </div>
      {termes.length > 0 && (
        <>
          <Text weight="semibold" id="termes-du-chiffre">
            Ses termes
          </Text>
          <ul className={styles.liste} aria-labelledby="termes-du-chiffre">
            {termes.map((terme) => (
              <li key={`${terme.nom} ${terme.feuille} ${terme.adresse ?? ''}`} className={propres.terme}>
                <span className={propres.nom}>
                  {terme.symbole !== null && <strong>{`${terme.symbole} `}</strong>}
                  {terme.valeur === null ? terme.nom : `${terme.nom} : ${terme.valeur}`}
                </span>
                {terme.adresse !== null && (
                  <Button
                    size="small"
                    disabled={occupe}
                    aria-label={`Aller à ${terme.nom}, ${terme.feuille} ${terme.adresse}`}
                    title={`${terme.feuille} ${terme.adresse}`}
                    onClick={() => void suivreTerme(terme)}
                  >
                    Voir
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {cellule && cellule.formuleLocale !== '' && (
        <details>
          <summary>Formule</summary>
          <code className={propres.formule}>{cellule.formuleLocale}</code>
        </details>
      )}
      {propre && (
        <Text size={200}>
          {`Règle : ${propre.regle} Source : `}
          {propre.source.url === undefined ? (
            propre.source.texte
          ) : (
            <Link inline href={propre.source.url} target="_blank" rel="noreferrer">
              {propre.source.texte}
            </Link>
          )}
          .
        </Text>
      )}
    </div>
  );
}
