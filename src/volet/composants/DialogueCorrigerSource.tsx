/** The user's own sheet is written only after this: every cell, what it says and what it will say. */
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Text } from '@fluentui/react-components';
import { lettreDeColonne } from '../etat/correspondance';
import { texteLisible } from '../etat/ecriture-des-dates';
import { accorder, afficherEntier } from '../etat/nombres';
import type { CorrectionsDeLaSource } from '../etat/decider';
import { useStylesEcran } from './styles';

interface Props {
  readonly ouvert: boolean;
  readonly feuille: string;
  readonly corrections: CorrectionsDeLaSource;
  readonly onConfirmer: () => void;
  readonly onAbandonner: () => void;
}

/** Thousands of lines in a dialog would freeze the pane; the journal and the sheet « Contrôles » hold the rest. */
const CELLULES_MONTREES = 200;

export function DialogueCorrigerSource({
  ouvert,
  feuille,
  corrections: { cellules, sansColonne, sousFusion, personnelles },
  onConfirmer,
  onAbandonner,
}: Props) {
  const styles = useStylesEcran();
  const montrees = cellules.slice(0, CELLULES_MONTREES);
  const reste = cellules.length - montrees.length;
  return (
    <Dialog modalType="alert" open={ouvert} onOpenChange={(_, { open }) => !open && onAbandonner()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{`Corriger ${accorder(cellules.length, 'cellule')} de votre feuille ?`}</DialogTitle>
          <DialogContent>
            <p>{`La feuille « ${feuille} » est la vôtre : Négoflux n’y écrit qu’à votre demande, et « Défaire les corrections de la source » rend les valeurs d’avant, même dans un classeur rouvert. La feuille « Corrections de la source » les garde.`}</p>
            <div tabIndex={0} role="region" aria-label="Cellules à corriger" style={{ maxHeight: '40vh', overflowY: 'auto' }}>
              <ul className={styles.puces}>
                {montrees.map(({ ligne, colonne, avant, apres, indicateur }) => (
                  <li
                    key={`${ligne} ${colonne}`}
                  >{`${lettreDeColonne(colonne)}${ligne + 1} : ${avant === null || avant === '' ? '(vide)' : `« ${texteLisible(avant, indicateur)} »`} → « ${apres} »`}</li>
                ))}
              </ul>
            </div>
            {reste > 0 && <Text>{`et ${afficherEntier(reste)} autres, listées dans la feuille « Contrôles ».`}</Text>}
            {sansColonne > 0 && (
              <p>{`${accorder(sansColonne, 'correction')} sans colonne dans votre feuille ${sansColonne > 1 ? 'restent' : 'reste'} dans le classeur de Négoflux seulement.`}</p>
            )}
            {sousFusion > 0 && (
              <p>{`${accorder(sousFusion, 'correction')} sous une cellule fusionnée ${sousFusion > 1 ? 'suivent' : 'suit'} la première cellule de la fusion, la seule qui s’écrive. Pour corriger une seule ligne, défusionnez d’abord.`}</p>
            )}
            {personnelles > 0 && (
              <p>{`${accorder(personnelles, 'cellule porte', 'cellules portent')} une donnée personnelle : Négoflux ne la recopie nulle part et ne pourrait donc pas la rendre. Corrigez-${personnelles > 1 ? 'les' : 'la'} à la main dans votre feuille ; votre décision reste appliquée dans nos tableaux.`}</p>
            )}
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={onAbandonner}>Ne rien changer</Button>
            <Button appearance="primary" onClick={onConfirmer}>
              Corriger la source
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
