/** Asks before a scenario goes. */
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';

interface Props {
  readonly nom: string | null;
  readonly onConfirmer: () => void;
  readonly onAbandonner: () => void;
}

export function DialogueSuppression({ nom, onConfirmer, onAbandonner }: Props) {
  return (
    <Dialog modalType="alert" open={nom !== null} onOpenChange={(_, { open }) => !open && onAbandonner()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Supprimer ce scénario ?</DialogTitle>
          <DialogContent>
            Le scénario « {nom} » sera retiré de la liste, puis de la comparaison à la prochaine mise à jour des tableaux.
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={onAbandonner}>Conserver</Button>
            <Button appearance="primary" onClick={onConfirmer}>
              Supprimer
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
