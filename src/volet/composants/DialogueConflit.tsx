/** A sheet of the user's bears a name that we need: nothing was written, and they choose. Theirs is never touched. */
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { ConflitDeNom } from '../../classeur/noms-a-cote';
import { useStylesEcran } from './styles';

interface Props {
  readonly conflits: readonly ConflitDeNom[] | null;
  readonly onInserer: () => void;
  readonly onFermer: () => void;
}

export function DialogueConflit({ conflits, onInserer, onFermer }: Props) {
  const styles = useStylesEcran();
  const plusieurs = (conflits?.length ?? 0) > 1;
  return (
    <Dialog open={conflits !== null} onOpenChange={(_, { open }) => !open && onFermer()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{plusieurs ? 'Des feuilles portent déjà ces noms' : 'Une feuille porte déjà ce nom'}</DialogTitle>
          <DialogContent>
            <p>
              {plusieurs
                ? 'Négoflux n’a rien écrit : ces feuilles sont les vôtres et ne seront ni remplacées ni renommées.'
                : 'Négoflux n’a rien écrit : cette feuille est la vôtre et ne sera ni remplacée ni renommée.'}
            </p>
            <p>Si vous insérez à côté, {plusieurs ? 'les nôtres prendront un autre nom' : 'la nôtre prendra un autre nom'} :</p>
            <ul className={styles.puces}>
              {conflits?.map(({ nom, aCote }) => (
                <li key={nom}>
                  votre feuille « {nom} », la nôtre « {aCote} »
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" onClick={onInserer}>
              Insérer à côté
            </Button>
            <Button onClick={onFermer}>Annuler</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
