/** A sheet of the user's bears a name that we need: nothing was written, and they decide. */
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useStylesEcran } from './styles';

export function DialogueConflit({ conflits, onFermer }: { readonly conflits: readonly string[] | null; readonly onFermer: () => void }) {
  const styles = useStylesEcran();
  return (
    <Dialog open={conflits !== null} onOpenChange={(_, { open }) => !open && onFermer()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Des feuilles portent déjà ces noms</DialogTitle>
          <DialogContent>
            <p>Négoflux n’a rien écrit : ces feuilles sont les vôtres et ne seront pas remplacées.</p>
            <ul className={styles.puces}>
              {conflits?.map((nom) => (
                <li key={nom}>{nom}</li>
              ))}
            </ul>
            <p>Renommez-les (double-clic sur leur onglet), puis insérez de nouveau les tableaux.</p>
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" onClick={onFermer}>
              J’ai compris
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
